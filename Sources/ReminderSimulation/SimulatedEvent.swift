import ReminderCore

/// Something that the simulated agent did, or that happened to a reminder.
public struct SimulatedEvent: Hashable {
    /// What happened.
    public enum What: Hashable {
        /// What the history has a row of.
        case recorded(HistoryEvent)
        /// A reminder appeared on the screen again, which adds no row.
        case shownAgain
        /// A reminder was due: after `remind_after`, or because a slot opened, which has a date.
        case due(LocalDate?)
        /// A reminder left the screen without an answer.
        case withdrawn(Withdrawal)
        /// A due reminder began to wait for these to end.
        case heldBack([Status.HeldBack])
        /// Nothing holds it back any longer; these reasons did.
        case released([Status.HeldBack])
    }

    /// Why a reminder left the screen.
    public enum Withdrawal: Hashable {
        /// The user closed it.
        case closed
        /// The user left the desk.
        case away
        /// It was on the screen for its whole time.
        case expired
        /// The slot's window ended.
        case missed
        /// It is no longer due.
        case outdated
        /// These hold it back; at least one.
        case heldBack([Status.HeldBack])
    }

    /// When, in civil time.
    public let time: UTC
    /// When, in local ISO 8601 with its offset.
    public let at: String
    /// When, on the user's clock.
    public let local: LocalTime
    /// What, and why.
    public let what: What
    /// To what; nil where it is about no kind.
    public let kind: ReminderKind?
    /// The length of the hold, where there is one.
    public let hold: Duration?
    /// The pose, where there is one.
    public let variation: Variation?

    /// An event at `time` as the wall clock of `calendar` shows it.
    init(
        _ what: What, _ kind: ReminderKind?, at time: UTC, _ calendar: Calendar, hold: Duration?,
        variation: Variation?
    ) {
        self.what = what
        self.kind = kind
        self.hold = hold
        self.variation = variation
        self.time = time
        at = calendar.iso8601(time)
        local = calendar.local(time)
    }

    /// What a row of the history reports.
    init(_ row: HistoryEntry, _ calendar: Calendar) {
        let event = row.event
        self.init(
            .recorded(event), event.kind, at: row.at, calendar, hold: event.hold, variation: event.variation)
    }
}
