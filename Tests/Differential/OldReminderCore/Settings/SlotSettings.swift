/// A `[slot NAME]` group: a fixed time of the day (rule 3).
public struct SlotSettings: Hashable, Sendable {
    /// The name in the group's brackets, such as `morning`; unique among the slots.
    public var name: String
    /// The local time at which it opens (`at`).
    public var at: TimeOfDay
    /// The weekdays on which it opens (`days`); never empty.
    public var days: Set<Weekday> = Set(Weekday.allCases)
    /// How long to hold (`hold`; D1, D2).
    public var hold = HoldRange(start: .seconds(30), ceiling: .seconds(180))
    /// How long after ``at`` it can still be answered (`catch_up`); 1 s to 23 h.
    public var catchUp: Duration = .seconds(2 * 3600)
    /// Where the user is then (`place`).
    public var place = PracticePlace.floor
    /// Which pose (`variation`), as far as the body allows it; nil for the one that goes with the place.
    public var variation: Variation?
    /// What it is for (`purpose`; D3, D6).
    public var purpose = SlotPurpose.daily

    /// The slot `name`, open every day at `at`.
    public init(name: String, at: TimeOfDay) {
        self.name = name
        self.at = at
    }

    /// Longer than this after its time a session is late: it finds its user elsewhere than planned, and offers the
    /// chair (V2). Fixed.
    public static let lateAfter: Duration = .seconds(30 * 60)

    /// When it opens on `date`; at the end of the jump where the wall clock jumps over its time. Nil where it is none
    /// of its days, or no date of `calendar`.
    public func opening(on date: LocalDate, _ calendar: Calendar) -> UTC? {
        guard days.contains(date.weekday), calendar.exists(date) else { return nil }
        return calendar.resolve(LocalTime(date, at)).opening
    }

    /// The week's programme has one in the morning (D3).
    public static let morning = SlotSettings(name: "morning", at: TimeOfDay(hour: 7, minute: 30))
    /// The week's programme has one in the evening (D3).
    public static let evening = SlotSettings(name: "evening", at: TimeOfDay(hour: 21, minute: 0))
}
