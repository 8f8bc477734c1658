/// What `balasana status` reports of the rules.
public struct Status: Hashable, Sendable {
    /// What is going on; where several things are, the first of these.
    public enum State: String, CaseIterable, Sendable {
        /// A hold runs.
        case holding
        /// A reminder is on the screen.
        case shown
        /// Reminders are held back by the user's pause.
        case paused
        /// A reminder is put off.
        case snoozed
        /// A reminder is due and waits for a good moment or its next nudge.
        case due
        /// The user is away.
        case away
        /// The user sits at the desk.
        case sitting
    }

    /// A reason why reminders are held back (rule 10).
    public enum HeldBack: Hashable, Sendable {
        /// The user's pause, until then; nil for until `resume`.
        case pause(until: Instant?)
        /// The desktop's do-not-disturb.
        case doNotDisturb
        /// A call, a film or a presentation; ``Status/calls`` names who holds it.
        case call
        /// Quiet hours, until then.
        case quiet(until: UTC)
        /// Hours without sitting reminders, until then.
        case offHours(until: UTC)
        /// A meal that is not long enough ago, until then (rule 6); a slot waits for it.
        case meal(until: UTC)

        /// When it ends, where the wall clock ends it; nil for what others or the user end.
        public var end: UTC? {
            switch self {
            case .pause, .doNotDisturb, .call: nil
            case .quiet(let until), .offHours(let until), .meal(let until): until
            }
        }

        /// A reason without its end. The raw value is the word in `status --json`.
        public enum Name: String, CaseIterable, Sendable {
            /// See ``Status/HeldBack``, whose cases have the same names.
            case pause, call, quiet, meal
            /// The desktop's do-not-disturb.
            case doNotDisturb = "do-not-disturb"
            /// Hours without sitting reminders.
            case offHours = "off-hours"
        }

        /// The reason without its end.
        public var reason: Name {
            switch self {
            case .pause: .pause
            case .doNotDisturb: .doNotDisturb
            case .call: .call
            case .quiet: .quiet
            case .offHours: .offHours
            case .meal: .meal
            }
        }

        /// The word in `status --json`.
        public var name: String { reason.rawValue }
    }

    /// The reminder that comes next.
    public struct Next: Hashable, Sendable {
        /// What it is for.
        public var kind: ReminderKind
        /// When it is expected.
        public var at: UTC
        /// How long its hold is.
        public var hold: Duration
        /// Its pose.
        public var variation: Variation
        /// Until when the pose waits after a meal, where it is a walk therefore (rule 6); nil where it is not.
        public var poseWaits: UTC?
    }

    /// What is going on.
    public var state: State
    /// The sitting of the bout so far; zero on a break.
    public var sitting: Duration
    /// When the sitting of the bout began, had it gone on without a pause; nil while it does not go on.
    public var sittingSince: UTC?
    /// The reminder that comes next; nil where none can be foreseen.
    public var next: Next?
    /// Why reminders are held back; empty when they are not.
    public var heldBack: [HeldBack]
    /// The programs that keep the desktop from going idle, but for ignored ones, whether anything waits for them or
    /// not.
    public var calls: [IdleInhibitor] = []
    /// When the user's pause ends; nil without one, or for until `resume`.
    public var pausedUntil: UTC?
    /// Whether the user's pause ends with the call that is on.
    public var pauseEndsWithCall = false
    /// Whether the snooze that is on ends with the call, if that is over first.
    public var snoozeEndsWithCall = false
    /// How many snoozes the reminder at hand has left, or the next one will have.
    public var snoozesLeft: Int
    /// The sources of presence.
    public var sources: PresenceSources
    /// The hold that is running; nil for none.
    public var hold: GuidedHold?
    /// What was missing for the last hold to be heard.
    public var unheard: [GuideMedium] = []
    /// Whether pain has left no pose to offer (rule 9).
    public var isSuspended = false
}
