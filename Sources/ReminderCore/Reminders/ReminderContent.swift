/// The content of a reminder; the presenter has the words.
public struct ReminderContent: Hashable, Sendable {
    /// What it is for.
    public var kind: ReminderKind
    /// The purpose of its slot; `daily` for sitting.
    public var purpose: SlotPurpose
    /// What to do.
    public var pose: Pose
    /// How long to hold it, or to walk.
    public var hold: Duration
    /// The sitting of the bout so far.
    public var sitting: Duration
    /// Until when poses wait after a meal, on the wall clock; nil if they do not (rule 6).
    public var poseWaits: TimeOfDay?
    /// Whether the pose is gentler because part of the history cannot be read and may contain pain (rule 9).
    public var isCareful = false
    /// How many snoozes are left; nil if the budget is 0.
    public var snoozesLeft: Int?
    /// The length of the Snooze button; nil for no button.
    public var snooze: Duration?
    /// A line of the user's own, from the config of the slot; nil for none.
    public var note: String?
    /// How it is heard when it appears.
    public var sound = DeliverySettings.Sound.none
    /// How long to stay on the screen.
    public var onScreen: Duration

    /// Whether it suggests a walk because of pain, and not because of a meal: then it has the button for `better` (rule
    /// 9).
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
