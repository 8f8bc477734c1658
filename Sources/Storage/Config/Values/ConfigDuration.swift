/// Durations as users write them: `45m`, `1h30m`, `30s`, and `45` for 45 minutes.
public enum ConfigDuration {
    /// The longest duration of any key, 24 h.
    public static let longest: Duration = .seconds(24 * 3600)

    /// The meaning of a number without a unit.
    public enum BareNumber: Sendable {
        /// That many minutes.
        case minutes
        /// An error, because seconds are as likely as minutes.
        case unclear
    }

    /// Reads a duration in `range` from `text`: hours, minutes and seconds in this order, each a whole number and its
    /// unit (`h`, `m`, `s`), with spaces or without. A number without a unit is minutes, as in `45` and `1h30`.
    ///
    /// - Parameter bare: The meaning of a number alone; 0 is allowed without a unit in any case.
    public static func parse(
        _ text: String, in range: ClosedRange<Duration> = .seconds(1)...longest, bare: BareNumber = .minutes
    ) throws(UnreadableValue) -> Duration {
        // Its words are made only for an error.
        func fault(_ problem: String? = nil) -> UnreadableValue {
            UnreadableValue(text, allowed: allowedText(in: range), problem: problem)
        }
        var seconds = 0
        var number: Int?
        var units: ArraySlice<(letter: Character, seconds: Int)> = [("h", 3600), ("m", 60), ("s", 1)]
        var wasSpace = false
        for character in text {
            if let digit = character.isASCII ? character.wholeNumberValue : nil {
                // A number of more digits than this is out of every range, and would overflow.
                if let before = number, wasSpace || before > 99_999_999 { throw fault() }
                number = (number ?? 0) * 10 + digit
            } else if let index = units.firstIndex(where: { $0.letter == character }), let amount = number {
                seconds += amount * units[index].seconds
                units = units[(index + 1)...]
                number = nil
            } else if character != " " && character != "\t" {
                throw fault()
            }
            wasSpace = character == " " || character == "\t"
        }
        let isBare = number != nil && units.count == 3
        if let number {
            // After hours a number is minutes; after minutes it needs its unit.
            guard units.count > 1, !isBare || bare == .minutes || number == 0 else {
                throw fault(units.isEmpty ? nil : lacksUnit(text.trimmed, number, in: range))
            }
            seconds += number * 60
        } else if units.count == 3 {
            throw fault()
        }
        let duration = Duration.seconds(seconds)
        guard range.contains(duration) else {
            let meaning = isBare && seconds > 0 ? "means \(format(duration)), which is not" : "is not"
            throw fault("\(UnreadableValue.quoted(text)) \(meaning) \(allowedText(in: range).kind)")
        }
        return duration
    }

    /// `duration` as the config writes it, without fractions of a second: `45m`, `1h30m`, `1m30s`, `0s`, `-5m`.
    public static func format(_ duration: Duration) -> String {
        let total = duration.components.seconds
        let parts = [(total / 3600, "h"), (total / 60 % 60, "m"), (total % 60, "s")].filter { $0.0 != 0 }
        let text = parts.map { "\($0.0.magnitude)\($0.1)" }.joined()
        return text.isEmpty ? "0s" : (total < 0 ? "-" : "") + text
    }

    /// The values that ``parse(_:in:bare:)`` takes, in words.
    public static func allowed(in range: ClosedRange<Duration>) -> String { allowedText(in: range).description }

    /// The same, with the examples apart.
    static func allowedText(in range: ClosedRange<Duration>) -> AllowedText {
        let examples: [Duration] = [.seconds(2700), .seconds(5400), .seconds(30), .seconds(90), .seconds(5)]
        let fitting = examples.filter(range.contains).prefix(3).map(format)
        let last = fitting.last ?? format(range.lowerBound)
        let first = fitting.dropLast().joined(separator: ", ")
        return AllowedText(
            "a duration from \(format(range.lowerBound)) to \(format(range.upperBound))",
            examples: first.isEmpty ? last : "\(first) or \(last)")
    }

    /// The problem of `text`, which ends with a `number` without a unit; nil if it would be out of `range` with every
    /// unit.
    private static func lacksUnit(_ text: String, _ number: Int, in range: ClosedRange<Duration>) -> String? {
        let isWhole = text.allSatisfy(\.isNumber)
        let units = [("s", 1), ("m", 60)].filter { !isWhole || range.contains(.seconds(number * $0.1)) }
        guard let first = units.first else { return nil }
        let examples = (isWhole ? units : [first]).map { text + $0.0 }.joined(separator: " or ")
        return "\(UnreadableValue.quoted(text)) needs a unit, for example \(examples)"
    }
}
