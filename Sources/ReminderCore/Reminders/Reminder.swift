/// A reminder that waits for an answer (rules 2, 3 and 7).
public struct Reminder: Hashable, Sendable {
    /// What it is for.
    public var kind: ReminderKind
    /// The slot's date; nil for sitting.
    public var date: LocalDate?
    /// Since when it is due.
    public var dueSince: Instant
    /// What it waits for.
    public var phase: Phase
    /// How often it was left unanswered.
    public var unanswered = 0
    /// How often it was put off.
    public var snoozes = 0
    /// When its slot's window ends; nil for sitting.
    public var windowEnd: Instant?
    /// Whether its current asking has its row in the history: showing it again writes none.
    public var isOnRecord = false

    /// What a reminder waits for.
    public enum Phase: Hashable, Sendable {
        /// At the gate.
        case waiting
        /// On the screen since that instant.
        case shown(since: Instant)
        /// Put off until then, or until the call is over if that comes first.
        case snoozed(until: Instant, endsWithCall: Bool)
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
        if case .shown = phase { true } else { false }
    }

    var isSnoozed: Bool {
        if case .snoozed = phase { true } else { false }
    }

    /// What the rows of it share when it asks for `variation`.
    func asked(_ variation: Variation) -> HistoryEvent.Asked {
        HistoryEvent.Asked(kind, date: date, variation)
    }

    /// The row's word for it when a break answers it.
    var breakOccasion: HistoryEvent.BreakOccasion {
        if isSnoozed { return .snoozed }
        return isOnRecord || unanswered > 0 ? .shown : .due
    }
}

extension Candidate {
    /// The reminder, as it waits at the gate.
    init(_ reminder: Reminder) {
        self.init(subject: .reminder(reminder.kind), since: reminder.dueSince)
    }
}
