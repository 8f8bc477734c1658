import ArgumentParser
import GLibBridge
import Glibc
import Platform

struct ConfigOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the config in the text editor of your desktop.",
        discussion: """
            If you have no config yet, it creates the default one. The Settings entries of the menus and notifications \
            run this command. In a terminal, `balasana config edit` also shows what your changes do.
            """)

    func run() throws {
        let config = UserConfig()
        let place = "Your config is \(HomePath.short(config.path))."
        guard Environment.current.hasDisplay else {
            throw Exit.unavailable("There is no display. Use `balasana config edit` in a terminal. \(place)")
        }
        try ConfigLock.held(on: config.path) {
            let config = UserConfig()
            if try config.bytes() == nil { try config.write(config.start(new: DefaultConfig.text)) }
        }
        switch DefaultApplication.open(config.path, as: "text/plain") {
        case .opened: return
        case .missing: throw Self.failure("Your desktop has no default text editor. \(place)")
        case .failed(let reason):
            throw Self.failure("The text editor cannot be started: \(reason.harmlessReason). \(place)")
        }
    }

    /// Reports `problem` on the screen as well if a menu has started this command.
    private static func failure(_ problem: String) -> ExitCode {
        if isatty(2) == 0 { FailureNotice.show("Settings cannot be opened", problem) }
        return Exit.unavailable(problem)
    }
}
