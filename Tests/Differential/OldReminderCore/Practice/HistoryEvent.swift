/// What a row of the history reports. The words of the file are those of its storage.
public enum HistoryEvent: Hashable, Sendable {
    /// A reminder appeared on the screen, for a hold of that length. It was left unanswered `nudge` times before.
    case shown(Asked, hold: Duration, nudge: Int)
    /// A hold began (after the time to get down); its length is the planned one.
    case started(Held)
    /// A hold was held. It is not verified if no source reported the user's input.
    case done(Held, Occasion, isVerified: Bool)
    /// A hold ended early, or its user kept working; its length is what was held of it.
    case partial(Held, Occasion, PartialReason)
    /// A reminder was put off.
    case snoozed(Asked, Snooze)
    /// A reminder was declined.
    case skipped(Asked)
    /// A reminder and its nudges were left unanswered.
    case ignored(Asked)
    /// A slot's window ended without an outcome.
    case missed(Asked)
    /// An absence became a break and ended the bout; nil if it answered no reminder.
    case awayBreak(BreakOccasion?)
    /// The user has answered how a hold felt, or is well again (rule 9).
    case answered(AnswerRecord)
    /// The user has taken back the last answer, which is this one.
    case undone(AnswerRecord)
    /// The user had a meal (rule 6).
    case ate

    /// A reminder, and the pose that it asked for.
    public struct Asked: Hashable, Sendable {
        /// What the reminder was for.
        public var kind: ReminderKind
        /// The slot's date; nil for sitting.
        public var date: LocalDate?
        /// The pose.
        public var variation: Variation

        /// A reminder of `kind` that asked for `variation`.
        public init(_ kind: ReminderKind, date: LocalDate? = nil, _ variation: Variation) {
            self.kind = kind
            self.date = date
            self.variation = variation
        }
    }

    /// A hold.
    public struct Held: Hashable, Sendable {
        /// The kind of reminder that it counts for.
        public var kind: ReminderKind
        /// The pose.
        public var variation: Variation
        /// How long, 0 s or more.
        public var length: Duration

        /// A hold of `variation` for `length`.
        public init(_ kind: ReminderKind, _ variation: Variation, _ length: Duration) {
            self.kind = kind
            self.variation = variation
            self.length = length
        }
    }

    /// Why there was a hold.
    public enum Occasion: Hashable, Sendable {
        /// It answered a reminder; the date is that of a slot, nil for sitting.
        case reminder(date: LocalDate?)
        /// The user began it without a reminder.
        case unasked
    }

    /// Why a hold is a partial one.
    public enum PartialReason: Hashable, CaseIterable, Sendable {
        /// The user stopped it.
        case stopped
        /// The agent was not running at its end.
        case interrupted
        /// The user touched keyboard or mouse.
        case input
    }

    /// How a reminder was put off.
    public struct Snooze: Hashable, Sendable {
        /// For how long, at most.
        public var length: Duration
        /// Whether the end of the call ends it earlier.
        public var endsWithCall: Bool
        /// How many snoozes the reminder has left.
        public var left: Int

        /// A snooze for `length`.
        public init(for length: Duration, endsWithCall: Bool = false, left: Int) {
            self.length = length
            self.endsWithCall = endsWithCall
            self.left = left
        }
    }

    /// The state of the reminder that a break answered.
    public enum BreakOccasion: Hashable, CaseIterable, Sendable {
        /// It was due and had not been on the screen.
        case due
        /// It had been on the screen.
        case shown
        /// It was put off.
        case snoozed
    }

    /// An answer, with the hold that it is about.
    public enum AnswerRecord: Hashable, Sendable {
        /// How that hold felt.
        case felt(Comfort, Held)
        /// The pose of that kind hurt, and no hold of it is known.
        case hurt(ReminderKind, Variation)
        /// The user is well again after pain.
        case better

        /// The answer alone.
        public var answer: Answer {
            switch self {
            case .felt(let comfort, _): .felt(comfort)
            case .hurt: .felt(.hurt)
            case .better: .better
            }
        }

        /// The kind of the hold; nil for pain that is gone.
        public var kind: ReminderKind? {
            switch self {
            case .felt(_, let held): held.kind
            case .hurt(let kind, _): kind
            case .better: nil
            }
        }
    }
}
