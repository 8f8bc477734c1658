import ReminderCore

/// Times of the day that stand in each other's way, each of which alone is one that can be.
extension ConfigLayers {
    /// Tells of slots that open at the same time, and of slots that cannot be answered.
    mutating func tellOverlaps(_ settings: Settings) {
        for (index, slot) in settings.slots.enumerated() {
            if let other = settings.slots[..<index].first(where: {
                $0.at == slot.at && !$0.days.isDisjoint(with: slot.days)
            }) {
                tell(
                    slot, found: "\(slot.at.text), at which [slot \(other.name)] opens, too",
                    allowed: "a time of its own", consequence: "the second one waits for the first")
            }
            let windows =
                settings.meals.map { meal in
                    let length = (meal.until.seconds - meal.from.seconds + daySeconds) % daySeconds
                    return (
                        place: "[meal \(meal.name)] and the [meals] wait after it", days: meal.days,
                        start: meal.from.seconds,
                        end: meal.from.seconds + length + Int(settings.afterMeal.components.seconds)
                    )
                }
                + settings.quiet.ranges.map { range in
                    (
                        place: "[quiet]", days: settings.quiet.days, start: range.from.seconds,
                        end: settings.quiet.end(of: range)
                    )
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

    /// Tells of what is amiss with the time of `slot`.
    private mutating func tell(_ slot: SlotSettings, found: String, allowed: String, consequence: String) {
        guard let group = groups["slot " + slot.name] else { return }
        let at = group.values["at"]
        tell(
            .warning, layer: at?.layer ?? group.layer, line: at?.entry.line ?? group.line,
            group: at?.group ?? group.name,
            key: "at", found: found, allowed: allowed, consequence: consequence)
    }
}

private let daySeconds = 24 * 3600

extension DailyRanges {
    /// When `range` ends on its day, in seconds since midnight, with those ranges of the same day that follow it at once.
    fileprivate func end(of range: Range) -> Int {
        var end = range.from.seconds + (range.until.seconds - range.from.seconds + daySeconds) % daySeconds
        for _ in ranges {
            for next in ranges where next.from.seconds <= end && next.from.seconds >= range.from.seconds {
                let length = (next.until.seconds - next.from.seconds + daySeconds) % daySeconds
                end = max(end, next.from.seconds + length)
            }
        }
        return end
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
