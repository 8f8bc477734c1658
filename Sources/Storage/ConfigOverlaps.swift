import ReminderCore

/// Times of the day that stand in each other's way, each of which alone is one that can be.
extension ConfigLayers {
    /// Tells of slots that open at the same time, and of slots that cannot be answered.
    mutating func tellOverlaps(_ settings: Settings) {
        let windows = windows(settings)
        for (index, slot) in settings.slots.enumerated() {
            if let other = settings.slots[..<index].first(where: {
                $0.at == slot.at && !$0.days.isDisjoint(with: slot.days)
            }) {
                tell(
                    slot, found: "\(slot.at.text), at which [slot \(other.name)] opens, too",
                    allowed: "a time of its own", consequence: "the second one waits for the first")
            }
            for window in windows {
                let days = slot.days(within: window.start, window.end, on: window.days)
                guard !days.isEmpty else { continue }
                let catchUp = DurationText.format(slot.catchUp)
                tell(
                    slot, found: "\(slot.at.text) with a catch_up of \(catchUp), all of it within \(window.place)",
                    allowed: "a time outside, or a longer catch_up",
                    consequence: "it is missed on \(ConfigValue.days.text(days))")
            }
        }
    }

    /// The times in which no session is offered, in seconds since the midnight of their days.
    private func windows(_ settings: Settings) -> [(place: String, days: Set<Weekday>, start: Int, end: Int)] {
        let meals = settings.meals.map { meal in
            let length = (meal.until.seconds - meal.from.seconds + daySeconds) % daySeconds
            return (
                place: "[meal \(meal.name)] and the [meals] wait after it", days: meal.days,
                start: meal.from.seconds,
                end: meal.from.seconds + length + Int(settings.afterMeal.components.seconds)
            )
        }
        let quiet = settings.quiet.ranges.map { range in
            (
                place: "[quiet]", days: settings.quiet.days, start: range.from.seconds,
                end: settings.quiet.end(of: range)
            )
        }
        return meals + quiet
    }

    /// Tells of what is amiss with the time of `slot`.
    private mutating func tell(_ slot: SlotSettings, found: String, allowed: String, consequence: String) {
        guard let group = groups["slot " + slot.name] else { return }
        let at = group.values["at"]?.last
        tell(
            .warning, layer: at?.layer ?? group.layer, line: at?.entry.line ?? group.line,
            group: at?.group ?? group.name,
            key: "at", found: found, allowed: allowed, consequence: consequence)
    }
}

private let daySeconds = 24 * 3600

extension DailyRanges {
    /// When `range` ends, in seconds since the midnight of its day, with those ranges that follow it at once.
    fileprivate func end(of range: Range) -> Int {
        let isDaily = days.count == Weekday.allCases.count
        var end = range.from.seconds + range.length
        // As many times as there are ranges to follow, on the next day as well.
        for _ in 0..<2 * ranges.count {
            for next in ranges {
                // Not on all days, the next one may have none.
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
    /// The days on which all of its window lies between `start` and `end`, seconds since the midnight of one of `others`.
    fileprivate func days(within start: Int, _ end: Int, on others: Set<Weekday>) -> Set<Weekday> {
        let window = at.seconds...at.seconds + Int(catchUp.components.seconds)
        return days.filter { day in
            // What began the evening before may last into this day.
            let isBelowToday = others.contains(day) && start <= window.lowerBound && window.upperBound <= end
            let before = Weekday.allCases[(day.number + 5) % 7]
            let isBelowYesterday =
                others.contains(before) && start <= window.lowerBound + daySeconds
                && window.upperBound + daySeconds <= end
            return isBelowToday || isBelowYesterday
        }
    }
}
