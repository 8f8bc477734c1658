/// A `[meal NAME]` group: a meal at a fixed time of the day (rule 6).
public struct MealSettings: Hashable, Sendable {
    /// The name in the group's brackets, such as `lunch`; unique among the meals.
    public var name: String
    /// The local time at which it begins (the first of `at`).
    public var from: TimeOfDay
    /// The local time at which it ends (the last of `at`), on the next day if that is earlier.
    public var until: TimeOfDay
    /// The weekdays of the meal (`days`); never empty.
    public var days: Set<Weekday> = Set(Weekday.allCases)

    /// The meal `name`, every day.
    public init(name: String, from: TimeOfDay, until: TimeOfDay) {
        self.name = name
        self.from = from
        self.until = until
    }

    /// When the meal of `date` begins and ends; nil if there is none on that weekday.
    public func span(on date: LocalDate, _ calendar: Calendar) -> (begin: UTC, end: UTC)? {
        guard days.contains(date.weekday) else { return nil }
        let last = until < from ? date.advanced(by: 1) : date
        return (
            calendar.resolve(LocalTime(date, from)).opening, calendar.resolve(LocalTime(last, until)).opening
        )
    }
}
