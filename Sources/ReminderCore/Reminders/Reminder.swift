/// A reminder that waits for an answer (rules 2, 3 and 7).
public struct Reminder: Hashable, Sendable {
    /// What it is for.
    public var kind: ReminderKind
    /// The slot's date; nil for sitting.
    public var date: LocalDate?
    /// Since when it is due.
    public var dueSince: Instant
    /// Where it is on its way to an answer.
    public var phase: Phase
    /// How often it left the screen, or its hold was stopped, without an answer.
    public var unanswered = 0
    /// Since when it has waited for calls before this appearance; nil if it has not. One wait, however many calls there
    /// are.
    public var callsSince: Instant?
    /// How often it was snoozed.
    public var snoozes = 0
    /// The time of day until which it was snoozed last; nil for a snooze with a length, or none.
    public var snoozedTo: UTC?
    /// When its slot's window ends; nil for sitting.
    public var windowEnd: Instant?
    /// Whether the history has a row for this appearance: showing it again after a lock, for example, writes none.
    public var isOnRecord = false
    /// How long it was on the screen in this appearance before it was withdrawn.
    public var seen: Duration = .zero
    /// Whether a hold for it was stopped too early to answer it, and it has not been shown since.
    public var isCutShort = false

    /// Where a reminder is on its way to an answer.
    public enum Phase: Hashable, Sendable {
        /// It waits at the gate.
        case waiting
        /// On the screen since that instant.
        case shown(since: Instant)
        /// Snoozed until then, or until the end of the call if that comes first.
        case snoozed(until: Instant, endsWithCall: Bool)
        /// It was not answered, or its hold was stopped too early to answer it. It is shown again then.
        case resting(until: Instant)
        /// It was ignored, but the window of its slot is still open. It is not shown again.
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

    var isSnoozed: Bool { snooze != nil }

    /// When its snooze ends, and whether it ends with the call before that; nil if it is not snoozed.
    var snooze: (until: Instant, endsWithCall: Bool)? {
        if case .snoozed(let until, let endsWithCall) = phase { (until, endsWithCall) } else { nil }
    }

    /// It was snoozed, or left the screen without an answer: the next appearance has a row and a wait of its own.
    mutating func endAppearance() {
        isOnRecord = false
        callsSince = nil
        seen = .zero
    }

    /// It leaves the screen at `now`, if it is there, and waits at the gate again.
    mutating func putBack(at now: Instant) {
        if case .shown(let since) = phase { seen += max(.zero, now - since) }
        phase = .waiting
    }

    /// Whether it was on the screen for at least half of its time: that is a showing, although it was withdrawn.
    func wasSeen(_ delivery: DeliverySettings) -> Bool { seen + seen >= delivery.onScreen }

    /// The part that all its rows share, if it offers `variation`.
    func asked(_ variation: Variation) -> HistoryEvent.Asked {
        HistoryEvent.Asked(kind, date: date, variation)
    }

    /// Its state, for the row of a break that answers it.
    var breakOccasion: HistoryEvent.BreakOccasion {
        if isSnoozed { return .snoozed }
        return isOnRecord || unanswered > 0 ? .shown : .due
    }
}

extension Candidate {
    /// The reminder, as it waits at the gate.
    init(_ reminder: Reminder) {
        self.init(subject: .reminder(reminder.kind), callsSince: reminder.callsSince)
    }
}
