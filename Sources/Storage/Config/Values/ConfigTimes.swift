import ReminderCore

/// A time of the day as the config and the command line take it.
public enum TimeText {
    /// The time that `text` says, which is the end of something: 24:00 is midnight.
    public static func parse(_ text: String) throws(UnreadableValue) -> TimeOfDay {
        if ["24:00", "24:00:00"].contains(text) { return TimeOfDay(seconds: 0) }
        do {
            return try ConfigValue.time.parse(text)
        } catch {
            throw UnreadableValue(text, allowed: AllowedText("a time from 00:00 to 23:59", examples: "15:30"))
        }
    }
}

extension ConfigValue where Value == TimeOfDay {
    /// `07:30`, `7:30` or `07:30:15`
    static var time: Self {
        let allowed = AllowedText("a time from 00:00 to 23:59 or off", examples: "07:30")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                let parts = text.split(separator: ":", omittingEmptySubsequences: false)
                let numbers = parts.enumerated().compactMap { index, part -> Int? in
                    let digits = index == 0 ? 1...2 : 2...2
                    guard digits.contains(part.count), part.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                        return nil
                    }
                    return Int(part)
                }
                guard (2...3).contains(parts.count), numbers.count == parts.count,
                    numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 })
                else { throw UnreadableValue(text, allowed: allowed) }
                return TimeOfDay(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
            },
            text: \.text)
    }
}

extension MealSettings {
    /// A typical meal, to explain the keys with.
    static let example = MealSettings(
        name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))

    /// Both times as the config writes them.
    var times: MealTimes {
        get { MealTimes(from: from, until: until) }
        set { (from, until) = (newValue.from, newValue.until) }
    }
}

extension TimeOfDay {
    /// `07:30`, or `07:30:15` where there are seconds.
    var text: String {
        second == 0 ? hoursAndMinutes : description
    }
}
