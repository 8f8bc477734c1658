/// One row of the history: something that happened to a reminder, a hold or a bout.
public struct HistoryEntry: Hashable, Sendable {
    /// What happened. The raw value is the word in the file.
    public enum Event: String, CaseIterable, Sendable {
        /// A reminder appeared on the screen.
        case shown
        /// A hold began (after the time to get down).
        case started
        /// A hold was held.
        case done
        /// A hold was stopped, or its user kept working.
        case partial
        /// A reminder was put off.
        case snoozed
        /// A reminder was declined.
        case skipped
        /// A reminder and its nudges were left unanswered.
        case ignored
        /// A slot's window ended without an outcome.
        case missed
        /// An absence became a break and ended the bout.
        case awayBreak = "away-break"
        /// A hold was comfortable, its user says (rule 9).
        case comfortable
        /// A hold was too long, its user says.
        case tooLong = "too-long"
        /// A hold hurt, its user says.
        case hurt
        /// A hold was stopped for another reason than the pose, its user says.
        case interrupted
        /// The user is well again after pain.
        case better
        /// The user has taken back the last answer; ``detail`` names it as `answer=hurt`.
        case undo
        /// The user had a meal (rule 6).
        case ate
    }

    /// When it happened.
    public var at: UTC
    /// What happened.
    public var event: Event
    /// To what; nil where it is about no kind.
    public var kind: ReminderKind?
    /// The pose, where there is one.
    public var variation: Variation?
    /// The length of the hold, where there is one; for a partial one what was held of it.
    public var hold: Duration?
    /// How long the bout of sitting was then.
    public var sitting: Duration
    /// What is worth telling besides, as `word` or `word=value`, separated by spaces; empty for nothing.
    public var detail: String

    /// A row.
    public init(
        at: UTC, event: Event, kind: ReminderKind?, variation: Variation? = nil, hold: Duration? = nil,
        sitting: Duration,
        detail: String = ""
    ) {
        self.at = at
        self.event = event
        self.kind = kind
        self.variation = variation
        self.hold = hold
        self.sitting = sitting
        self.detail = detail
    }
}
