import ArgumentParser
import ReminderCore

/// A command that holds reminders back for a length, until a time of day or until the end of a call.
protocol DelayCommand: ParsableCommand {
    /// The words of ``DelayArgument``.
    var words: [String] { get }

    /// The command for `length`; nil for the default.
    static func command(for length: Duration?) -> Command
    static func command(until end: DelayEnd) -> Command
}

extension DelayCommand {
    func validate() throws {
        _ = try DelayArgument.parse(words)
    }

    /// The command that ``words`` stand for.
    var command: Command {
        get throws {
            switch try DelayArgument.parse(words) {
            case nil: Self.command(for: nil)
            case .length(let length): Self.command(for: length)
            case .until(let end): Self.command(until: end)
            }
        }
    }
}
