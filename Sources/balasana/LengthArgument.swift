import ArgumentParser
import ReminderCore
import Storage

/// A length of time on the command line: written as in the config, or a bare number of minutes.
enum LengthArgument {
    /// A snooze or a pause: the agent takes at most a day.
    private static let range: ClosedRange<Duration> = .seconds(1)...DurationText.longest
    /// A meal of a day ago or more delays nothing.
    private static let agoRange: ClosedRange<Duration> = .zero ... .seconds(86_399)

    /// The length of a snooze or a pause.
    static func parse(_ text: String) throws -> Duration {
        try parse(text, in: range, example: "20m, 1h30m or 90s")
    }

    /// How long ago something was: 0 is now.
    static func parseAgo(_ text: String) throws -> Duration {
        try parse(text, in: agoRange, example: "20m or 1h30m")
    }

    /// The length of a hold, in which a large number was meant in seconds.
    static func parseHold(_ text: String) throws -> Duration {
        let range = HoldRange.allowed
        if let minutes = minutes(text), minutes > range.upperBound, let seconds = Int(text),
            range.contains(.seconds(seconds))
        {
            throw ValidationError(
                "A bare number is minutes, and a hold is at most \(DurationText.format(range.upperBound)). "
                    + "For seconds, use \(text)s.")
        }
        return try parse(text, in: range, example: "45s, 90s or 2m")
    }

    private static func parse(_ text: String, in range: ClosedRange<Duration>, example: String) throws -> Duration {
        let length = minutes(text) ?? (try? DurationText.parse(text.lowercased(), in: .zero ... .seconds(Int.max / 2)))
        guard let length else {
            throw ValidationError("\"\(text.harmless)\" is not a length of time. Use a length such as \(example).")
        }
        guard range.contains(length) else {
            throw ValidationError(
                "\"\(text.harmless)\" is out of range. The length must be from "
                    + "\(DurationText.format(range.lowerBound)) to \(DurationText.format(range.upperBound)).")
        }
        return length
    }

    /// So many minutes; nil where `text` is more than a number.
    private static func minutes(_ text: String) -> Duration? {
        guard !text.isEmpty, text.count <= 9, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text).map { .seconds($0 * 60) }
    }
}
