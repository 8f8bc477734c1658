/// How long poses wait because of a meal (rule 6; D8).
struct MealWait {
    let meals: [MealSettings]
    let wait: Duration
    let calendar: Calendar

    /// When the next meal of the config begins after `now`.
    func nextBegin(after now: UTC) -> UTC? {
        let today = calendar.local(now).date
        var next: UTC?
        for meal in meals {
            for date in [today, today.advanced(by: 1)] {
                guard let begin = meal.span(on: date, calendar)?.begin, begin > now else { continue }
                next = next.map { min($0, begin) } ?? begin
            }
        }
        return next
    }

    /// Until when no pose is offered, as of `now`; nil if poses are offered.
    ///
    /// - Parameter reported: The last meal that the user reported; nil for none.
    func end(reported: UTC?, at now: UTC) -> UTC? {
        var latest: UTC?
        // ``Board`` gives a row in the future, from a clock that was ahead, a time that is not.
        if let reported, now - reported < wait, reported - now < wait { latest = reported + wait }
        let today = calendar.local(now).date
        for meal in meals {
            for date in [today.advanced(by: -1), today] {
                guard let span = meal.span(on: date, calendar) else { continue }
                let end = span.end + wait
                if span.begin <= now, now < end { latest = max(latest ?? end, end) }
            }
        }
        return latest
    }
}
