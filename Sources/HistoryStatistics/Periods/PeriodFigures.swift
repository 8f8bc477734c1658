import ReminderCore

/// The figures of a period: some dates in a row.
public struct PeriodFigures: Hashable, Sendable {
    /// The dates.
    public let dates: ClosedRange<LocalDate>
    /// Whether no row is about any of them.
    public let isEmpty: Bool
    /// On how many of them the agent watched, on any machine.
    public let daysObserved: Int
    /// How long it watched.
    public let observed: Duration
    /// How often the user practised.
    public let practice: PracticeFigures
    /// How the user sat; nil if no sitting was recorded.
    public let sitting: SittingFigures?
    /// What became of the reminders.
    public let reminders: ReminderFigures
    /// The holds.
    public let holds: HoldFigures

    /// The figures of `days`, at least one, in order. Today is not over yet.
    public init(_ days: ArraySlice<DayFigures>, today: LocalDate) {
        dates = days[days.startIndex].date...days[days.endIndex - 1].date
        isEmpty = days.allSatisfy { $0.observed == .zero && $0.events.isEmpty }
        daysObserved = days.count { $0.observed > .zero }
        observed = days.reduce(.zero) { $0 + $1.observed }
        practice = PracticeFigures(days, today: today)
        sitting = SittingFigures(days, today: today)
        reminders = ReminderFigures(days)
        holds = HoldFigures(days)
    }
}
