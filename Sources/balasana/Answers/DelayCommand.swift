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

    func run() throws {
        let client = try AgentClient()
        switch try DelayArgument.parse(words) {
        case nil: try client.send(Self.command(for: nil))
        case .length(let length): try client.send(Self.command(for: length))
        case .until(let end): try client.send(Self.command(until: end))
        }
    }
}
