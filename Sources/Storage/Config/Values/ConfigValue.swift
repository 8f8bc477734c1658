import ReminderCore

/// The syntax of a kind of value in the config.
struct ConfigValue<Value: Sendable>: Sendable {
    /// The values that are allowed, in words.
    let allowed: AllowedText
    /// The words to choose from; empty for other kinds of value.
    var words: [String] = []
    /// Reads a value from a text.
    let parse: @Sendable (String) throws(UnreadableValue) -> Value
    /// A value as the config writes it.
    let text: @Sendable (Value) -> String
}

extension ConfigValue where Value == Duration {
    /// `45m`, or `45` for minutes.
    static func duration(_ range: ClosedRange<Duration> = .seconds(1)...ConfigDuration.longest) -> Self {
        duration(range, bare: .minutes)
    }

    /// `5s`: a number without a unit could also mean seconds, and is refused.
    static func shortDuration(_ range: ClosedRange<Duration> = .seconds(1)...ConfigDuration.longest) -> Self {
        duration(range, bare: .unclear)
    }

    private static func duration(_ range: ClosedRange<Duration>, bare: ConfigDuration.BareNumber) -> Self {
        Self(
            allowed: ConfigDuration.allowedText(in: range),
            parse: { text throws(UnreadableValue) in try ConfigDuration.parse(text, in: range, bare: bare) },
            text: ConfigDuration.format)
    }
}

extension ConfigValue where Value == Duration? {
    /// `45m`, or `45` for minutes; or `off`, which is nil.
    static func durationOrOff() -> Self {
        let duration = ConfigValue<Duration>.duration()
        let allowed = AllowedText("\(duration.allowed.kind) or off", examples: duration.allowed.examples)
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                if text.lowercased() == "off" { return nil }
                // A text without a digit may be a word for off.
                guard text.contains(where: \.isNumber) else { throw UnreadableValue(text, allowed: allowed) }
                return try duration.parse(text)
            },
            text: { $0.map(duration.text) ?? "off" })
    }
}

extension ConfigValue where Value == [Duration] {
    /// `5m, 15m, 30m`
    static func durations(count: ClosedRange<Int>) -> Self {
        let longest = ConfigDuration.format(ConfigDuration.longest)
        let allowed = AllowedText(
            "a list of \(count.lowerBound) to \(count.upperBound) durations from 1s to \(longest)",
            examples: "5m, 15m, 30m")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                var durations: [Duration] = []
                for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                    guard let duration = try? ConfigDuration.parse(part.trimmed) else {
                        throw UnreadableValue(text, allowed: allowed)
                    }
                    durations.append(duration)
                }
                guard count.contains(durations.count) else { throw UnreadableValue(text, allowed: allowed) }
                return durations
            },
            text: { $0.map(ConfigDuration.format).joined(separator: ", ") })
    }
}

extension ConfigValue where Value == Int {
    /// `3`
    static func number(_ range: ClosedRange<Int>) -> Self {
        let allowed = AllowedText("a whole number from \(range.lowerBound) to \(range.upperBound)")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                guard let number = Int(text), range.contains(number) else {
                    throw UnreadableValue(text, allowed: allowed)
                }
                return number
            },
            text: { String($0) })
    }

    /// `80%`
    static var percent: Self {
        let allowed = AllowedText("a percentage from 0% to 100%", examples: "80%")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                if let number = Int(text), (0...100).contains(number) {
                    throw UnreadableValue(
                        text, allowed: allowed,
                        problem: "\(UnreadableValue.quoted(text)) needs a percent sign, for example \(number)%")
                }
                guard text.hasSuffix("%"), let number = Int(text.dropLast().trimmed), (0...100).contains(number) else {
                    throw UnreadableValue(text, allowed: allowed)
                }
                return number
            },
            text: { "\($0)%" })
    }
}
