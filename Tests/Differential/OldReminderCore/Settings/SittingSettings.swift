/// The `[sitting]` group: the sitting bout and the break that ends it (rule 1).
public struct SittingSettings: Hashable, Sendable {
    /// How much sitting asks for a break (`remind_after`); 1 s or more.
    public var remindAfter: Duration = .seconds(45 * 60)
    /// How long an absence must last to end the bout (`break_after`); 1 s or more.
    public var breakAfter: Duration = .seconds(3 * 60)
    /// Input shorter than this after a break is no return, but a bumped desk (`bump`); 0 takes any input for a return.
    public var bump: Duration = .seconds(2)
    /// How long to hold at the desk (`hold`; D1, D2).
    public var hold = HoldRange(start: .seconds(30), ceiling: .seconds(60))
    /// Where the user is then (`place`).
    public var place = PracticePlace.chair
    /// Which pose (`variation`), as far as the body allows it; nil for the one that goes with the place.
    public var variation: Variation?

    /// When sitting reminders come (`hours`, `days`): without ranges on all of those days.
    public var hours = DailyRanges()

    /// The hours in which sitting reminders come; nil where they always do.
    public var remindingHours: DailyRanges? {
        guard hours.ranges.isEmpty else { return hours }
        if hours.days.count == Weekday.allCases.count { return nil }
        let midnight = TimeOfDay(hour: 0, minute: 0)
        var wholeDays = hours
        wholeDays.ranges = [DailyRanges.Range(from: midnight, until: midnight)]
        return wholeDays
    }

    /// The defaults.
    public init() {}
}
