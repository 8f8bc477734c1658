/// The event in a row of the history. `Storage` has the words in the file.
public enum HistoryEvent: Hashable, Sendable {
    /// A reminder appeared on the screen, for a hold of length `hold`. It had been left unanswered `nudge` times.
    case shown(Asked, hold: Duration, nudge: Int)
    /// A hold began, after the time to get down. Its length is the planned one.
    case started(Held)
    /// A hold was held to its end. It is not verified if no source would have reported input.
    case done(Held, Occasion, isVerified: Bool)
    /// A hold ended early, or the user kept working. Its length is the part that was held.
    case partial(Held, Occasion, PartialReason)
    /// A reminder was snoozed.
    case snoozed(Asked, Snooze)
    /// A reminder was skipped.
    case skipped(Asked)
    /// A reminder and its nudges were left unanswered.
    case ignored(Asked)
    /// A slot's window ended without an outcome.
    case missed(Asked)
    /// An absence became a break and ended the bout. Nil if no sitting reminder was due.
    case awayBreak(BreakOccasion?)
    /// The user stood until the time of the row. Nil if no sitting reminder was due at the beginning (rule 12).
    case standing(Period, BreakOccasion?)
    /// A bout of sitting, or a part of it on one date: from then to the time of the row (rule 13).
    case bout(from: LocalTimestamp, BoutEnd)
    /// The agent watched from then to the time of the row (rule 13).
    case observed(from: LocalTimestamp, ObservationEnd)
    /// The user reported how a hold felt, or that pain is gone (rule 9).
    case answered(AnswerRecord)
    /// The user took back this answer, the last one.
    case undone(AnswerRecord)
    /// The user had a meal (rule 6).
    case ate

    /// Whether it is part of the user's ``Practice``.
    var isPractice: Bool {
        switch self {
        case .done, .partial, .answered, .undone, .ate: true
        case .shown, .started, .snoozed, .skipped, .ignored, .missed, .awayBreak, .standing, .bout, .observed: false
        }
    }

    /// Whether it says how long the user sat or the agent watched, and not what became of a reminder or what the user
    /// did.
    public var isMeasurement: Bool {
        switch self {
        case .bout, .observed: true
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .missed, .awayBreak, .standing, .answered,
            .undone, .ate:
            false
        }
    }

    /// A reminder, and the pose that it offered.
    public struct Asked: Hashable, Sendable {
        /// The kind of reminder.
        public var kind: ReminderKind
        /// The slot's date; nil for sitting.
        public var date: LocalDate?
        /// The pose.
        public var variation: Variation

        /// A reminder of `kind` that offered `variation`.
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

    /// Why a hold is partial.
    public enum PartialReason: Hashable, CaseIterable, Sendable {
        /// The user stopped it.
        case stopped
        /// The agent was not running at its end.
        case interrupted
        /// The user touched keyboard or mouse.
        case input
    }

    /// The data of a snooze.
    public struct Snooze: Hashable, Sendable {
        /// How long it lasts at most.
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

    /// A time that is over. It ends at the time of its row.
    public struct Period: Hashable, Sendable {
        /// When it began.
        public var from: LocalTimestamp
        /// What ended it; nil for a reason of a later version.
        public var ended: PeriodEnd?

        /// A period from `from`.
        public init(from: LocalTimestamp, ended: PeriodEnd?) {
            self.from = from
            self.ended = ended
        }
    }

    /// What ended a ``Period``. The raw value is the word in the history.
    public enum PeriodEnd: String, Hashable, CaseIterable, Sendable {
        /// The user sat down.
        case sit
        /// The length that the user asked for was over.
        case over
        /// The user left, for a break.
        case away
        /// It went on in the next row, because each local date has its own.
        case midnight
    }

    /// The state of the reminder that a break, or standing up, answered.
    public enum BreakOccasion: Hashable, CaseIterable, Sendable {
        /// It was due and had not been on the screen.
        case due
        /// It had been on the screen.
        case shown
        /// It was snoozed.
        case snoozed
    }

    /// An answer, with the hold that it is about.
    public enum AnswerRecord: Hashable, Sendable {
        /// How that hold felt.
        case felt(Comfort, Held)
        /// The pose hurt, without a hold in the history.
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

        /// The kind of the hold; nil for `better`.
        public var kind: ReminderKind? {
            switch self {
            case .felt(_, let held): held.kind
            case .hurt(let kind, _): kind
            case .better: nil
            }
        }
    }
}
