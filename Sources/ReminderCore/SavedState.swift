/// What a restart needs (rule 11): all that the policy cannot read off the desktop or the config.
public struct SavedState: Hashable, Sendable {
    /// When it was saved; instants below are on this boot's clock.
    public var savedAt: Moment
    /// Sitting of the bout up to ``savedAt``, and how it goes on.
    public var bout = SavedBout()
    /// The absence that was going on.
    public var absence: SavedAbsence?
    /// No reminder before this (rule 2's settling).
    public var settledAt: Instant
    /// The user's pause.
    public var pause: UserPause?
    /// Reminders that wait for an answer, slots among them.
    public var reminders: [SavedReminder] = []
    /// What is known of each slot.
    public var slots: [SlotRecord] = []
    /// The hold that was going on.
    public var hold: SavedHold?
    /// The notification that was on the screen.
    public var bubble: Bubble?
    /// The number that the next presentation gets, so that numbers are not used twice.
    public var nextPresentation: UInt64 = 1

    /// A state saved at `savedAt` with nothing going on.
    public init(savedAt: Moment) {
        self.savedAt = savedAt
        settledAt = savedAt.instant
    }

    /// A bout of sitting.
    public struct SavedBout: Hashable, Sendable {
        /// Sitting counted before ``countingSince``.
        public var counted: Duration = .zero
        /// Since when sitting counts, nil while it does not.
        public var countingSince: Instant?
        /// The sitting from which `remind_after` runs: zero, or what it was when the last reminder was answered.
        public var askedAt: Duration = .zero

        /// A bout without any sitting yet.
        public init() {}
    }

    /// An absence.
    public struct SavedAbsence: Hashable, Sendable {
        /// When it began.
        public var since: Instant
        /// Whether it has become a break.
        public var isBreak: Bool
        /// Whether a lock, a sleep or another session was part of it, so that its time is not sitting.
        public var isBarred: Bool

        /// An absence.
        public init(since: Instant, isBreak: Bool, isBarred: Bool) {
            self.since = since
            self.isBreak = isBreak
            self.isBarred = isBarred
        }
    }

    /// A reminder that waits for an answer.
    public struct SavedReminder: Hashable, Sendable {
        /// What it is for.
        public var kind: Kind
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
        /// When its slot's window ends; nil for sitting.
        public var windowEnd: Instant?

        /// Where a reminder stands.
        public enum Phase: Hashable, Sendable {
            /// At the gate.
            case waiting
            /// On the screen since that instant.
            case shown(since: Instant)
            /// Put off until then.
            case snoozed(until: Instant)
            /// Unanswered; presented again then.
            case resting(until: Instant)
            /// Unanswered for good, its window still open.
            case silent
        }

        /// A reminder.
        public init(kind: Kind, date: LocalDate? = nil, dueSince: Instant, phase: Phase, windowEnd: Instant? = nil) {
            self.kind = kind
            self.date = date
            self.dueSince = dueSince
            self.phase = phase
            self.windowEnd = windowEnd
        }
    }

    /// A hold.
    public struct SavedHold: Hashable, Sendable {
        /// What it answers.
        public var kind: Kind
        /// The pose.
        public var variation: Variation
        /// When the time to get down began.
        public var startedAt: Instant
        /// When the hold proper began, or will.
        public var holdFrom: Instant
        /// Its length.
        public var length: Duration
        /// When the slow return ends; set once the hold has its outcome.
        public var comingUpUntil: Instant?
        /// Quiet counted so far.
        public var quiet: Duration
        /// Up to when quiet has been counted.
        public var countedUpTo: Instant

        /// A hold.
        public init(
            kind: Kind, variation: Variation, startedAt: Instant, holdFrom: Instant, length: Duration,
            comingUpUntil: Instant? = nil, quiet: Duration = .zero, countedUpTo: Instant
        ) {
            self.kind = kind
            self.variation = variation
            self.startedAt = startedAt
            self.holdFrom = holdFrom
            self.length = length
            self.comingUpUntil = comingUpUntil
            self.quiet = quiet
            self.countedUpTo = countedUpTo
        }
    }
}
