import ArgumentParser
import ReminderCore
import Storage

/// A length of time on the command line, written as in the config or as a bare number of minutes.
enum LengthArgument {
    /// For a snooze or a pause. The agent accepts at most a day.
    private static let range: ClosedRange<Duration> = .seconds(1)...ConfigDuration.longest
    private static let any: ClosedRange<Duration> = .zero ... .seconds(Int.max / 2)

    /// The length of a snooze or a pause, from 1 s to 24 h.
    static func parse(_ text: String) throws -> Duration {
        try parse(text, in: range, example: "20m, 1h30m or 90s")
    }

    /// The length of a period of standing.
    static func parseStand(_ text: String) throws -> Duration {
        try parse(text, in: Standing.allowed, example: "45m or 1h30m")
    }

    /// How long ago a meal was, less than 24 h. 0 is now.
    static func parseAgo(_ text: String) throws -> Duration {
        let length = try parse(text, in: any, example: "20m or 1h30m")
        guard length < .seconds(86_400) else { throw ValidationError("The meal must be less than 24 hours ago.") }
        return length
    }

    /// The length of a hold. A bare number that is too large for minutes gets an error that suggests seconds.
    static func parseHold(_ text: String) throws -> Duration {
        let range = HoldRange.allowed
        if let minutes = minutes(text), minutes > range.upperBound, let seconds = Int(text),
            range.contains(.seconds(seconds))
        {
            throw ValidationError(
                "A bare number is minutes, and a hold is at most \(ConfigDuration.format(range.upperBound)). "
                    + "For seconds, use \(text)s.")
        }
        return try parse(text, in: range, example: "45s, 90s or 2m")
    }

    private static func parse(_ text: String, in range: ClosedRange<Duration>, example: String) throws -> Duration {
        guard let length = minutes(text) ?? (try? ConfigDuration.parse(text.lowercased(), in: any)) else {
            throw ValidationError("\"\(text.harmless)\" is not a length of time. Use a length such as \(example).")
        }
        guard range.contains(length) else {
            throw ValidationError(
                "\"\(text.harmless)\" is out of range. The length must be from "
                    + "\(ConfigDuration.format(range.lowerBound)) to \(ConfigDuration.format(range.upperBound)).")
        }
        return length
    }

    /// `text` as a number of minutes; nil if it is not a bare number.
    private static func minutes(_ text: String) -> Duration? {
        guard !text.isEmpty, text.count <= 9, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text).map { .seconds($0 * 60) }
    }
}
