import ReminderCore

/// Durations in the state file, with up to nine decimals: `1234.567890123s`, `12s`, `-0.5s`.
enum StateDuration {
    /// The longest duration that is read, in seconds. No real clock comes near it, and sums of such durations do not
    /// overflow.
    static let limit: Int64 = 1_000_000_000_000

    /// Formats `duration` and drops fractions of a nanosecond.
    static func format(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = (attoseconds / 1_000_000_000).magnitude
        let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
        if nanoseconds == 0 { return "\(sign)\(seconds.magnitude)s" }
        var digits = nanoseconds.padded(9)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(seconds.magnitude).\(digits)s"
    }

    /// Parses `text`; nil if it is not a duration or longer than ``limit``.
    static func parse(_ text: String) -> Duration? {
        guard text.hasSuffix("s") else { return nil }
        let number = text.dropLast()
        let isNegative = number.hasPrefix("-")
        let parts = number.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard (1...2).contains(parts.count), isDigits, let seconds = Int64(parts[0]), seconds <= limit else {
            return nil
        }
        var nanoseconds: Int64 = 0
        if parts.count == 2 {
            guard parts[1].utf8.count <= 9, let number = Int64(parts[1]) else { return nil }
            nanoseconds = number
            for _ in parts[1].utf8.count..<9 { nanoseconds *= 10 }
        }
        let duration = Duration.seconds(seconds) + .nanoseconds(nanoseconds)
        return isNegative ? .zero - duration : duration
    }
}
