import ReminderCore

extension ConfigValue where Value == [DailyRanges.Range] {
    /// `09:00 to 12:00, 13:00 to 18:00` or `9-12, 13-18`; the word `none` for no range.
    static func ranges(none: String) -> Self {
        let allowed = AllowedText("\(none) or up to 8 time ranges", examples: "09:00 to 12:00, 13:00 to 18:00")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                if text.lowercased() == none { return [] }
                let parts = text.split(separator: ",", omittingEmptySubsequences: false)
                guard parts.count <= 8 else { throw UnreadableValue(text, allowed: allowed) }
                var ranges: [DailyRanges.Range] = []
                for part in parts {
                    guard let range = ClockRange(part) else { throw UnreadableValue(text, allowed: allowed) }
                    ranges.append(DailyRanges.Range(from: range.from, until: range.until))
                }
                return ranges
            },
            text: { ranges in
                ranges.isEmpty ? none : ranges.map { ClockRange.text($0.from, $0.until) }.joined(separator: ", ")
            })
    }
}

extension ConfigValue where Value == MealTimes {
    /// `12:30 to 13:00` or `12:30-13:00`, or `12:30` for a meal that ends when it begins.
    static var meal: Self {
        let allowed = AllowedText("a time, a time range or off", examples: "12:30 or 12:30 to 13:00")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                if let time = try? ConfigValue<TimeOfDay>.time.parse(text) { return MealTimes(from: time, until: time) }
                // No meal lasts all day.
                guard let range = ClockRange(text), range.from != range.until else {
                    throw UnreadableValue(text, allowed: allowed)
                }
                return MealTimes(from: range.from, until: range.until)
            },
            text: { $0.from == $0.until ? $0.from.text : ClockRange.text($0.from, $0.until) })
    }
}

/// From one time of the day to another, which may be on the next day.
struct ClockRange {
    let from: TimeOfDay
    /// Midnight for 24:00; the same as ``from`` only for a whole day.
    let until: TimeOfDay

    /// The range that `text` says: `09:00 to 17:00`, `09:00-17:00` or `9-17`, up to 24:00; nil for anything else.
    init?(_ text: some StringProtocol) {
        let ends = RangeText.ends(text)
        guard ends.count == 2, let from = Self.time(ends[0]) else { return nil }
        self.from = from
        if ["24", "24:00", "24:00:00"].contains(ends[1]) {
            until = TimeOfDay(seconds: 0)
        } else {
            // The same time twice could mean no time or all day.
            guard let until = Self.time(ends[1]), until != from else { return nil }
            self.until = until
        }
    }

    /// The range as the config writes it, with 24:00 for midnight at the end.
    static func text(_ from: TimeOfDay, _ until: TimeOfDay) -> String {
        "\(from.text) to \(until.seconds == 0 ? "24:00" : until.text)"
    }

    /// A time, or an hour alone.
    private static func time(_ text: String) -> TimeOfDay? {
        let isHour = (1...2).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
        return try? ConfigValue<TimeOfDay>.time.parse(isHour ? text + ":00" : text)
    }
}
