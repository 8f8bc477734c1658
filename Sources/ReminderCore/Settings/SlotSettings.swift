/// A `[slot NAME]` group: a fixed time of the day (rule 3).
public struct SlotSettings: Hashable, Sendable {
    /// The name in the group's brackets, such as `morning`; unique among the slots.
    public var name: String
    /// The local time at which it opens (`at`).
    public var at: TimeOfDay
    /// The weekdays on which it opens (`days`); never empty.
    public var days: Set<Weekday> = Set(Weekday.allCases)
    /// The length of the hold (`hold`; D1, D2).
    public var hold = HoldRange(start: .seconds(30), ceiling: .seconds(180))
    /// How long after ``at`` it can still be answered (`catch_up`); 1 s to 23 h.
    public var catchUp: Duration = .seconds(2 * 3600)
    /// Where the user holds the pose (`place`).
    public var place = PracticePlace.floor
    /// The pose, if the body allows it (`variation`); nil for the usual one for the place.
    public var variation: Variation?
    /// The purpose: daily practice, or before or after a workout (`purpose`; D3, D6).
    public var purpose = SlotPurpose.daily
    /// A line of the user's own that its reminder shows (`note`); nil for none.
    public var note: String?

    /// The slot `name`, open every day at `at`.
    public init(name: String, at: TimeOfDay) {
        self.name = name
        self.at = at
    }

    /// A slot is late after this time. It then offers the chair (V2), because the user is no longer where it was
    /// planned. Not a setting.
    public static let lateAfter: Duration = .seconds(30 * 60)

    /// How long ``note`` can be, in Unicode scalars.
    public static let longestNote = 80

    /// When it opens on `date`. If the clocks skip its time, it opens at the end of the gap. Nil if `date` is none of
    /// its days, or does not exist in `calendar`.
    public func opening(on date: LocalDate, _ calendar: Calendar) -> UTC? {
        guard days.contains(date.weekday), calendar.exists(date) else { return nil }
        return calendar.resolve(LocalTime(date, at)).opening
    }

    /// The week's programme has one in the morning (D3).
    public static let morning = SlotSettings(name: "morning", at: TimeOfDay(hour: 7, minute: 30))
    /// The week's programme has one in the evening (D3).
    public static let evening = SlotSettings(name: "evening", at: TimeOfDay(hour: 21, minute: 0))
}
