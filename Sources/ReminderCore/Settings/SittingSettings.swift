/// The `[sitting]` group: the sitting bout and the break that ends it (rule 1).
public struct SittingSettings: Hashable, Sendable {
    /// How much sitting makes a reminder due (`remind_after`), 1 s or more; nil if there are no sitting reminders
    /// (`off`).
    public var remindAfter: Duration? = usualRemindAfter
    /// How long an absence must last to end the bout (`break_after`); 1 s or more.
    public var breakAfter: Duration = .seconds(3 * 60)
    /// During a break, input shorter than this is a bumped desk and not a return (`bump`). With 0, any input is a
    /// return.
    public var bump: Duration = .seconds(2)
    /// The length of the hold at the desk (`hold`; D1, D2).
    public var hold = HoldRange(start: .seconds(30), ceiling: .seconds(60))
    /// Where the user holds the pose (`place`).
    public var place = PracticePlace.chair
    /// The pose, if the body allows it (`variation`); nil for the usual one for the place.
    public var variation: Variation?

    /// The default of ``remindAfter``, which a sample names while there are no sitting reminders.
    public static let usualRemindAfter: Duration = .seconds(45 * 60)

    /// When sitting reminders come (`hours`, `days`). Without ranges, they come all day on these days.
    public var hours = DailyRanges()

    /// The hours in which sitting reminders come; nil for always, or if there are none.
    public var remindingHours: DailyRanges? {
        if remindAfter == nil { return nil }
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
