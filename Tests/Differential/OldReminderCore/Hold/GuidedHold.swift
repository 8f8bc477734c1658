/// A hold from Start to the slow return (rule 8).
public struct GuidedHold: Hashable, Sendable {
    /// What it answers.
    public var kind: ReminderKind
    /// What is held; a walk is led like a hold.
    public var pose: Pose
    /// How far it has come.
    public var stage: Stage
    /// When the time to get down ends and the hold proper begins.
    public var holdFrom: Instant
    /// The length of the hold proper.
    public var length: Duration
    /// When the slow return ends; nil before the hold has its outcome.
    public var upAt: Instant?
    /// Whether it was held; nil before the hold has its outcome.
    public var isDone: Bool?
    /// Time without input counted so far.
    public var quiet: Duration = .zero
    /// Up to when ``quiet`` has been counted.
    public var quietUpTo: Instant
    /// How it is led; what the config says meanwhile changes nothing.
    public var guidance: Guidance
    /// Whether it is that of a sample: it leaves no trace, and no restart goes on with it.
    public var isSample = false
    /// The cues of the hold proper that are still to come.
    var cues: [PlannedCue]
    /// The part that the screen tells of within the hold proper.
    var phase = HoldContent.Phase.hold

    /// How a hold is led.
    public struct Guidance: Hashable, Sendable {
        /// Whether a voice speaks.
        public var isSpoken = false
        /// Whether chimes sound.
        public var isChimed = false
        /// How to breathe.
        public var breath = Breath()

        /// Unheard.
        public init() {}

        /// As `settings` have it for a hold of `pose` in `kind`. Who walks is not led, but hears the end.
        init(_ settings: GuideSettings, _ kind: ReminderKind, _ pose: Pose) {
            isSpoken = settings.voice.includes(kind) && pose.variation.isPose
            isChimed = settings.chime.includes(kind)
            breath = settings.breath
        }
    }

    /// How far a hold has come. The raw value is the word in the state file.
    public enum Stage: String, CaseIterable, Sendable {
        /// Time to get into the pose.
        case gettingDown = "getting-down"
        /// The hold proper.
        case holding
        /// The slow return.
        case comingUp = "coming-up"
    }

    /// The longest hold of a sample, which has all cues in it.
    static let longestSample: Duration = .seconds(30)

    /// An input wakes the watch anew, and silence is known only after this.
    static let quietThreshold: Duration = .seconds(1)

    /// A hold whose time to get down ends at `holdFrom`.
    public init(kind: ReminderKind, pose: Pose, holdFrom: Instant, length: Duration, guidance: Guidance = Guidance()) {
        self.kind = kind
        self.pose = pose
        stage = .gettingDown
        self.holdFrom = holdFrom
        self.length = length
        quietUpTo = holdFrom
        self.guidance = guidance
        cues =
            pose.variation.isPose
            ? PlannedCue.plan(length: length, breath: guidance.breath, isSpoken: guidance.isSpoken) : []
    }

    /// When the hold proper ends.
    public var holdUntil: Instant { holdFrom + length }

    /// When the current stage ends.
    public var stageEnd: Instant {
        switch stage {
        case .gettingDown: holdFrom
        case .holding: holdUntil
        case .comingUp: upAt ?? holdUntil
        }
    }

    /// When the next cue of the hold proper comes, if it comes in this stage.
    var nextCueAt: Instant? {
        switch stage {
        case .holding: cues.first.map { holdFrom + $0.after }
        case .gettingDown, .comingUp: nil
        }
    }

    /// How much of the hold proper had passed at `instant`.
    func held(at instant: Instant) -> Duration {
        min(max(.zero, instant - holdFrom), length)
    }

    /// Counts the silence from `idleSince` up to `now` as quiet.
    ///
    /// A silence that began during the hold counts only from when it could be told from typing.
    mutating func countQuiet(idleSince: Instant, upTo now: Instant) {
        let began = idleSince <= holdFrom ? holdFrom : idleSince + Self.quietThreshold
        let from = max(began, quietUpTo)
        let until = min(now, holdUntil)
        if from < until { quiet += until - from }
        quietUpTo = max(quietUpTo, until)
    }

    /// Whether enough of the hold was quiet: `percent` of its length.
    func isQuietEnough(percent: Int) -> Bool {
        quiet * 100 >= length * percent
    }
}
