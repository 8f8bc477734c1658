import ReminderCore

extension ConfigValue where Value == HoldRange {
    /// `30s to 3m`, `30s-3m`, `30-60s`, or one duration for both ends.
    ///
    /// A number without a unit is refused because it could mean seconds or minutes.
    static var hold: Self {
        let allowed = AllowedText("a duration or a range from 1s to 10m", examples: "45s or 30s to 3m")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                let ends = RangeText.ends(text)
                guard ends.count <= 2, !ends.contains("") else { throw UnreadableValue(text, allowed: allowed) }
                let durations = [lending(unitOf: ends[ends.count - 1], to: ends[0])] + ends.dropFirst()
                let parsed = durations.compactMap {
                    try? ConfigDuration.parse($0, in: HoldRange.allowed, bare: .unclear)
                }
                let quoted = UnreadableValue.quoted(text)
                guard parsed.count == ends.count else {
                    let problem = ends.contains(where: isNumber) ? "\(quoted) needs a unit, for example 45s" : nil
                    throw UnreadableValue(text, allowed: allowed, problem: problem)
                }
                let hold = HoldRange(start: parsed[0], ceiling: parsed[parsed.count - 1])
                guard hold.start <= hold.ceiling else {
                    let problem = "\(quoted) must have the shorter duration first"
                    throw UnreadableValue(text, allowed: allowed, problem: problem)
                }
                return hold
            },
            text: { hold in
                let start = ConfigDuration.format(hold.start)
                return hold.start == hold.ceiling ? start : "\(start) to \(ConfigDuration.format(hold.ceiling))"
            })
    }

    /// `first` with the unit of `second`, as in `30-60s`, if `first` has none and `second` exactly one.
    private static func lending(unitOf second: String, to first: String) -> String {
        guard isNumber(first), let unit = second.last, "hms".contains(unit), isNumber(second.dropLast().trimmed) else {
            return first
        }
        return first + String(unit)
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
