/// A reminder that waits for an answer (rules 2, 3 and 7).
public struct Reminder: Hashable, Sendable {
    /// What it is for.
    public var kind: ReminderKind
    /// The slot's date; nil for sitting.
    public var date: LocalDate?
    /// Since when it is due.
    public var dueSince: Instant
    /// Where it stands.
    public var phase: Phase
    /// How often it was left unanswered.
    public var unanswered = 0
    /// How often it was put off.
    public var snoozes = 0
    /// Whether the snooze that is on ends with the call, if that is over first.
    public var snoozeEndsWithCall = false
    /// When its slot's window ends; nil for sitting.
    public var windowEnd: Instant?
    /// Whether its current asking has its row in the history, so that showing it again writes none.
    public var isOnRecord = false

    /// Where a reminder stands.
    public enum Phase: Hashable, Sendable {
        /// At the gate.
        case waiting
        /// On the screen since that instant.
        case shown(since: Instant)
        /// Put off until then.
        case snoozed(until: Instant)
        /// Unanswered, or stopped before the hold; presented again then.
        case resting(until: Instant)
        /// Unanswered for good, its slot's window still open.
        case silent
    }

    /// A reminder.
    public init(kind: ReminderKind, date: LocalDate? = nil, dueSince: Instant, phase: Phase, windowEnd: Instant? = nil)
    {
        self.kind = kind
        self.date = date
        self.dueSince = dueSince
        self.phase = phase
        self.windowEnd = windowEnd
    }

    var isShown: Bool {
        switch phase {
        case .shown: true
        case .waiting, .snoozed, .resting, .silent: false
        }
    }

    var isSnoozed: Bool {
        switch phase {
        case .snoozed: true
        case .waiting, .shown, .resting, .silent: false
        }
    }
}
