/// The part of `balasana status` that the rules know.
public struct Status: Hashable, Sendable {
    /// The current state: the first of these that applies.
    public enum State: String, CaseIterable, Sendable {
        /// A hold is in progress.
        case holding
        /// A reminder is on the screen.
        case shown
        /// Reminders are held back by the user's pause.
        case paused
        /// A reminder is snoozed.
        case snoozed
        /// A reminder is due and waits for a good moment or its next nudge. One that hours put off to another day is
        /// not due meanwhile.
        case due
        /// The user is away.
        case away
        /// The user stands at the desk.
        case standing
        /// The user is at the desk.
        case sitting
    }

    /// A reason why reminders are held back (rule 10).
    public enum HeldBack: Hashable, Sendable {
        /// The user's pause, until then; nil for until `resume`.
        case pause(until: Instant?)
        /// The desktop's do-not-disturb.
        case doNotDisturb
        /// A call, a film or a presentation; ``Status/calls`` has its programs.
        case call
        /// Quiet hours, until then.
        case quiet(until: UTC)
        /// Hours without sitting reminders, until then.
        case offHours(until: UTC)
        /// A meal (rule 6): a slot waits until then.
        case meal(until: UTC)

        /// When it ends on the wall clock; nil if the user or a program ends it.
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

    /// The next reminder.
    public struct Next: Hashable, Sendable {
        /// The kind of reminder.
        public var kind: ReminderKind
        /// When it is expected.
        public var at: UTC
        /// The length of its hold.
        public var hold: Duration
        /// Its pose.
        public var variation: Variation
        /// If it is a walk because of a meal: until when poses wait (rule 6). Otherwise nil.
        public var poseWaits: UTC?
    }

    /// The current state.
    public var state: State
    /// The sitting of the bout so far; zero on a break.
    public var sitting: Duration
    /// When the bout would have begun without pauses; nil while sitting is not counted.
    public var sittingSince: UTC?
    /// When the user stood up; nil if the user does not stand.
    public var standingSince: UTC?
    /// When standing ends by itself; nil if it does not.
    public var standingUntil: UTC?
    /// The next reminder; nil if none can be foreseen.
    public var next: Next?
    /// Why reminders are held back; empty when they are not.
    public var heldBack: [HeldBack]
    /// The programs that keep the desktop from going idle, without ignored ones, even if no reminder waits for them.
    public var calls: [IdleInhibitor] = []
    /// When the user's pause ends; nil without one, or for until `resume`.
    public var pausedUntil: UTC?
    /// Whether the user's pause ends with the current call.
    public var pauseEndsWithCall = false
    /// When the current snooze ends, at the latest; nil without one. Something else may come before that.
    public var snoozedUntil: UTC?
    /// Whether the current snooze ends with the call, if the call ends first.
    public var snoozeEndsWithCall = false
    /// How many snoozes the current reminder has left, or the next one will have.
    public var snoozesLeft: Int
    /// The sources of presence.
    public var sources: PresenceSources
    /// The current hold; nil for none.
    public var hold: GuidedHold?
    /// The media that did not work in the last hold.
    public var unheard: [GuideMedium] = []
    /// Whether no pose is offered because of pain (rule 9).
    public var isSuspended = false
    /// Until when holds are short and gentle because a part of the history cannot be read and may contain pain; nil
    /// without such a part (rule 9).
    public var carefulUntil: UTC?
    /// When a sitting reminder becomes due if the user keeps sitting; nil while sitting is not counted, and if nothing
    /// becomes due.
    public var sittingDue: UTC?
    /// The sitting of the bout at ``sittingDue``, exactly; nil like that.
    public var sittingWhenDue: Duration?
    /// The configured lengths that the current reminder can be snoozed for; empty if none is due, or no snooze is left.
    public var snoozes: [Duration] = []
    /// The answers that can be given about the last hold; empty if it has one, or ended too long ago.
    public var answers: [Comfort] = []
    /// Whether there are no sitting reminders (`remind_after = off`). Sitting is still counted.
    public var isSittingOff = false
}
