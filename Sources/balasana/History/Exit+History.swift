import ArgumentParser
import Storage

extension Exit {
    /// 1: parts of the history could not be read, so what was printed is incomplete.
    static func incomplete(_ unreadable: UnreadableHistory) -> ExitCode {
        let advice = "Run `balasana doctor` for what to do about it."
        return incomplete((unreadable.problems + [advice]).joined(separator: "\nbalasana: "))
    }
}
