import ArgumentParser
import ReminderCore
import Storage

/// A length of time on the command line, written as in the config.
enum LengthArgument {
    /// The length that `text` says.
    static func parse(_ text: String) throws -> Duration {
        try parse(text, in: .seconds(1)...DurationText.longest)
    }

    /// How long ago something was: 0s is now.
    static func parseAgo(_ text: String) throws -> Duration {
        try parse(text, in: .zero ... .seconds(86_399))
    }

    /// How long a hold is to be.
    static func parseHold(_ text: String) throws -> Duration {
        try parse(text, in: HoldRange.allowed)
    }

    private static func parse(_ text: String, in range: ClosedRange<Duration>) throws -> Duration {
        do {
            return try DurationText.parse(text, in: range)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
