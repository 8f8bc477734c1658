/// How long the pose has to wait after a meal (rule 6; D8).
struct MealWait {
    let meals: [MealSettings]
    let wait: Duration
    let calendar: Calendar

    /// When the next meal of the config begins after `now`.
    func nextBegin(after now: UTC) -> UTC? {
        let today = calendar.local(now).date
        var next: UTC?
        for meal in meals {
            for date in [today, today.advanced(by: 1)] where meal.days.contains(date.weekday) {
                let begin = calendar.resolve(LocalTime(date, meal.from)).opening
                if begin > now { next = next.map { min($0, begin) } ?? begin }
            }
        }
        return next
    }

    /// Until when no pose is offered at `now`; nil when one may be.
    ///
    /// - Parameter told: The meal that the user told of last.
    func end(told: UTC?, at now: UTC) -> UTC? {
        var latest: UTC?
        // A row of the future is from a clock that was ahead: it counts no longer than a true one could.
        if let told, now - told < wait, told - now < wait { latest = told + wait }
        if meals.isEmpty { return latest }
        let today = calendar.local(now).date
        for meal in meals {
            for date in [today.advanced(by: -1), today] where meal.days.contains(date.weekday) {
                let begin = calendar.resolve(LocalTime(date, meal.from)).opening
                let last = meal.until < meal.from ? date.advanced(by: 1) : date
                let end = calendar.resolve(LocalTime(last, meal.until)).opening + wait
                if begin <= now, now < end { latest = max(latest ?? end, end) }
            }
        }
        return latest
    }
}
