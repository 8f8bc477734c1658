/// Durations as people write them: `45m`, `1h30m`, `30s`.
public enum DurationText {
    /// What every duration of the config may be at most.
    public static let longest: Duration = .seconds(24 * 3600)

    /// The duration that `text` says, which must lie in `range`: hours, minutes and seconds in this order, each a whole
    /// number and its unit (`h`, `m`, `s`), with spaces or without.
    public static func parse(
        _ text: String, in range: ClosedRange<Duration> = .seconds(1)...longest
    ) throws(UnreadableValue) -> Duration {
        let allowed = allowed(in: range)
        var seconds = 0
        var number: Int?
        var units: ArraySlice<(letter: Character, seconds: Int)> = [("h", 3600), ("m", 60), ("s", 1)]
        var wasSpace = false
        for character in text {
            if let digit = character.isASCII ? character.wholeNumberValue : nil {
                // A number of more digits than this is out of every range, and would overflow.
                if let before = number, wasSpace || before > 99_999_999 {
                    throw UnreadableValue(text, allowed: allowed)
                }
                number = (number ?? 0) * 10 + digit
            } else if let index = units.firstIndex(where: { $0.letter == character }), let amount = number {
                seconds += amount * units[index].seconds
                units = units[(index + 1)...]
                number = nil
            } else if character != " " && character != "\t" {
                throw UnreadableValue(text, allowed: allowed)
            }
            wasSpace = character == " " || character == "\t"
        }
        if number != nil { throw UnreadableValue(text, remark: "without a unit (h, m or s)", allowed: allowed) }
        if units.count == 3 { throw UnreadableValue(text, allowed: allowed) }
        let duration = Duration.seconds(seconds)
        guard range.contains(duration) else { throw UnreadableValue(text, allowed: allowed) }
        return duration
    }

    /// `duration` in whole seconds, what is less left out: `45m`, `1h30m`, `1m30s`, `0s`, `-5m`.
    public static func format(_ duration: Duration) -> String {
        let total = duration.components.seconds
        let parts = [(total / 3600, "h"), (total / 60 % 60, "m"), (total % 60, "s")].filter { $0.0 != 0 }
        let text = parts.map { "\($0.0.magnitude)\($0.1)" }.joined()
        return text.isEmpty ? "0s" : (total < 0 ? "-" : "") + text
    }

    /// What ``parse(_:in:)`` takes, in words.
    public static func allowed(in range: ClosedRange<Duration>) -> String {
        let examples: [Duration] = [.seconds(2700), .seconds(5400), .seconds(30), .seconds(90), .seconds(5)]
        let fitting = examples.filter(range.contains).prefix(3).map(format)
        let last = fitting.last ?? format(range.lowerBound)
        let first = fitting.dropLast().joined(separator: ", ")
        return "a duration from \(format(range.lowerBound)) to \(format(range.upperBound)) such as "
            + (first.isEmpty ? last : "\(first) or \(last)")
    }
}
