/// What a reminder has to say; the words are the presenter's.
public struct ReminderContent: Hashable, Sendable {
    /// What it is for.
    public var kind: ReminderKind
    /// What its slot is for; daily where there is none.
    public var purpose: SlotPurpose
    /// What to do.
    public var pose: Pose
    /// How long to hold it, or to walk.
    public var hold: Duration
    /// The sitting of the bout so far.
    public var sitting: Duration
    /// Until when the pose waits after a meal, on the wall clock; nil when it does not (rule 6).
    public var poseWaits: TimeOfDay?
    /// How many snoozes are left; nil where snoozing is switched off.
    public var snoozesLeft: Int?
    /// The length that the snooze button gives; nil when there is none to give.
    public var snooze: Duration?
    /// How long to stay on the screen.
    public var onScreen: Duration

    /// Whether it asks to walk because of pain, until its user is well again (rule 9). A walk after a meal has an end.
    public var waitsForBetter: Bool { pose.variation == .walk && poseWaits == nil }

    /// A reminder's content.
    public init(
        kind: ReminderKind, purpose: SlotPurpose = .daily, pose: Pose, hold: Duration, sitting: Duration,
        poseWaits: TimeOfDay? = nil, snoozesLeft: Int?, snooze: Duration?, onScreen: Duration
    ) {
        self.kind = kind
        self.purpose = purpose
        self.pose = pose
        self.hold = hold
        self.sitting = sitting
        self.poseWaits = poseWaits
        self.snoozesLeft = snoozesLeft
        self.snooze = snooze
        self.onScreen = onScreen
    }
}
