import ReminderCore

extension ConfigValue where Value == [DailyRanges.Range] {
    /// `09:00 to 12:00, 13:00 to 18:00`; the word `none` stands for no range.
    static func ranges(none: String) -> Self {
        let allowed = "\(none), or up to 8 ranges such as 09:00 to 12:00, 13:00 to 18:00"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                if text.lowercased() == none { return [] }
                let parts = text.split(separator: ",", omittingEmptySubsequences: false)
                guard parts.count <= 8 else { throw UnreadableValue(text, allowed: allowed) }
                var ranges: [DailyRanges.Range] = []
                for part in parts {
                    let words = part.split { $0 == " " || $0 == "\t" }.map(String.init)
                    guard words.count == 3, words[1] == "to",
                        let from = try? ConfigValue<TimeOfDay>.time.parse(words[0]),
                        let until = try? ConfigValue<TimeOfDay>.time.parse(words[2]),
                        // It may be meant for nothing as well as for all day.
                        from != until
                    else { throw UnreadableValue(text, allowed: allowed) }
                    ranges.append(DailyRanges.Range(from: from, until: until))
                }
                return ranges
            },
            text: { ranges in
                ranges.isEmpty ? none : ranges.map { "\($0.from.text) to \($0.until.text)" }.joined(separator: ", ")
            })
    }
}
