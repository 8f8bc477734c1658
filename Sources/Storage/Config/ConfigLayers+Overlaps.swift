import ReminderCore

/// Times of the day that are valid on their own but not together.
extension ConfigLayers {
    /// Times in which no session is offered, in seconds since the midnight of their days.
    private struct Window {
        /// The group that sets them.
        let group: String
        /// Their name in a sentence.
        let name: String
        let days: Set<Weekday>
        let start: Int
        let end: Int
    }

    /// Adds a problem for each session that opens at the time of another one, and for each that is missed because of a
    /// meal or quiet hours.
    mutating func reportOverlaps(_ settings: Settings) {
        let windows = windows(settings)
        for (index, slot) in settings.slots.enumerated() {
            if let other = settings.slots[..<index].first(where: {
                $0.at == slot.at && !$0.days.isDisjoint(with: slot.days)
            }) {
                reportDoubled(slot, other)
            }
            for window in windows {
                let days = slot.days(within: window.start, window.end, on: window.days)
                if !days.isEmpty { reportMissed(slot, window, on: days) }
            }
        }
    }

    private func windows(_ settings: Settings) -> [Window] {
        let meals = settings.meals.map { meal in
            let length = (meal.until.seconds - meal.from.seconds + daySeconds) % daySeconds
            return Window(
                group: "meal \(meal.name)", name: "[meal \(meal.name)] and the wait after it", days: meal.days,
                start: meal.from.seconds,
                end: meal.from.seconds + length + Int(settings.afterMeal.components.seconds))
        }
        let quiet = settings.quiet.ranges.map { range in
            Window(
                group: "quiet", name: "[quiet]", days: settings.quiet.days, start: range.from.seconds,
                end: settings.quiet.end(of: range))
        }
        return meals + quiet
    }

    private mutating func reportDoubled(_ slot: SlotSettings, _ other: SlotSettings) {
        // A built-in session may have no line to name; then the other one has a line.
        let (named, also) = groups["slot \(slot.name)"] == nil ? (other, slot) : (slot, other)
        report(
            inGroup: "slot \(named.name)", found: named.at.text, allowed: "a time of its own",
            problem: "\(name(of: also)) opens at \(slot.at.text) as well",
            consequence: "the second one waits for the first")
    }

    private mutating func reportMissed(_ slot: SlotSettings, _ window: Window, on days: Set<Weekday>) {
        let group = "slot \(slot.name)"
        let end = TimeOfDay(seconds: (slot.at.seconds + Int(slot.catchUp.components.seconds)) % daySeconds)
        let own = groups[group] == nil ? name(of: slot) : "the session"
        report(
            inGroup: groups[group] == nil ? window.group : group, found: slot.at.text,
            allowed: "a time outside, or a longer catch_up",
            problem: "\(own) is open from \(ClockRange.text(slot.at, end)), all of it during \(window.name)",
            consequence: "it is missed on \(ConfigValue.days.text(days))")
    }

    /// The name of the session in a sentence. For a built-in one that no line sets, it explains how to switch it off.
    private func name(of slot: SlotSettings) -> String {
        groups["slot \(slot.name)"] == nil
            ? "the built-in session \(slot.name) (to switch it off, set `at = off` in [slot \(slot.name)])"
            : "[slot \(slot.name)]"
    }

    /// Adds a problem of the `at` in a group; none where no file has the group.
    private mutating func report(
        inGroup id: String, found: String, allowed: String, problem: String, consequence: String
    ) {
        guard let group = groups[id] else { return }
        let at = group.values["at"]?.last
        report(
            .warning, layer: at?.layer ?? group.layer, line: at?.entry.line ?? group.line,
            group: at?.group ?? group.name, key: "at", found: found, allowed: allowed, problem: problem,
            consequence: consequence)
    }
}

private let daySeconds = 24 * 3600

extension DailyRanges {
    /// When `range` ends, in seconds since the midnight of its day, with those ranges that follow it at once.
    fileprivate func end(of range: Range) -> Int {
        let isDaily = days.count == Weekday.allCases.count
        var end = range.from.seconds + range.length
        // One pass for each range that may follow, on this day and on the next.
        for _ in 0..<2 * ranges.count {
            for next in ranges {
                // Unless the ranges are for every day, the next day may have none.
                for from in [next.from.seconds] + (isDaily ? [next.from.seconds + daySeconds] : []) {
                    if range.from.seconds <= from, from <= end { end = max(end, from + next.length) }
                }
            }
        }
        return end
    }
}

extension DailyRanges.Range {
    /// In seconds; a day where both ends are the same.
    fileprivate var length: Int {
        let length = (until.seconds - from.seconds + daySeconds) % daySeconds
        return length == 0 ? daySeconds : length
    }
}

extension SlotSettings {
    /// The days on which all of its window is between `start` and `end`, in seconds since the midnight of `others`.
    fileprivate func days(within start: Int, _ end: Int, on others: Set<Weekday>) -> Set<Weekday> {
        let window = at.seconds...at.seconds + Int(catchUp.components.seconds)
        return days.filter { day in
            // A window that began the evening before may last into this day.
            let isBelowToday = others.contains(day) && start <= window.lowerBound && window.upperBound <= end
            let before = Weekday.allCases[(day.number + 5) % 7]
            let isBelowYesterday =
                others.contains(before) && start <= window.lowerBound + daySeconds
                && window.upperBound + daySeconds <= end
            return isBelowToday || isBelowYesterday
        }
    }
}
