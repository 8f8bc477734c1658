/// A hold from Start to the slow return (rule 8).
public struct GuidedHold: Hashable, Sendable {
    /// The kind of reminder that it answers.
    public let kind: ReminderKind
    /// The pose; a walk is guided like a hold.
    public let pose: Pose
    /// When the time to get down ends and the hold proper begins.
    public let holdFrom: Instant
    /// The length of the hold proper.
    public let length: Duration
    /// The voice, chimes and breath. Later changes of the config do not apply to it.
    public let guidance: Guidance
    /// Whether it is the hold of a sample: it is not recorded, and not restored after a restart.
    public let isSample: Bool
    /// Its stage, with the data of that stage.
    public var progress = Progress.gettingDown
    /// The cues within the hold proper, in their order.
    let cues: [PlannedCue]

    /// A stage of a hold, with the data that exist only then.
    public enum Progress: Hashable, Sendable {
        /// Time to get into the pose.
        case gettingDown
        /// The hold proper, with the time without input so far.
        case holding(Quiet)
        /// The slow return, which ends then.
        case comingUp(Outcome, until: Instant)
    }

    /// The outcome of a hold that was not stopped.
    public enum Outcome: Hashable, Sendable {
        /// It was held to its end.
        case done
        /// The user touched keyboard or mouse too much.
        case partial
    }

    /// Time without input.
    public struct Quiet: Hashable, Sendable {
        /// The total.
        public var counted: Duration
        /// Up to when it has been counted.
        public var upTo: Instant

        /// Time without input, counted up to `upTo`.
        public init(counted: Duration = .zero, upTo: Instant) {
            self.counted = counted
            self.upTo = upTo
        }
    }

    /// How a hold is guided.
    public struct Guidance: Hashable, Sendable {
        /// Whether a voice speaks.
        public var isSpoken = false
        /// Whether chimes sound.
        public var isChimed = false
        /// The rhythm of breathing.
        public var breath = Breath()

        /// Neither voice nor chimes.
        public init() {}

        /// The guidance of `settings` for a hold of `pose` in `kind`. In a walk no voice speaks, but chimes sound.
        init(_ settings: GuideSettings, _ kind: ReminderKind, _ pose: Pose) {
            isSpoken = settings.voice.includes(kind) && pose.variation.isPose
            isChimed = settings.chime.includes(kind)
            breath = settings.breath
        }
    }

    /// A part of a hold. The raw value is the word in the state file.
    public enum Stage: String, CaseIterable, Sendable {
        /// Time to get into the pose.
        case gettingDown = "getting-down"
        /// The hold proper.
        case holding
        /// The slow return.
        case comingUp = "coming-up"
    }

    /// The longest hold of a sample: the shortest one with all cues.
    static let longestSample: Duration = .seconds(30)

    /// During a hold, the idle source reports silence that has lasted this long.
    static let quietThreshold: Duration = .seconds(1)

    /// A hold whose time to get down ends at `holdFrom`.
    public init(
        kind: ReminderKind, pose: Pose, holdFrom: Instant, length: Duration, guidance: Guidance = Guidance(),
        isSample: Bool = false
    ) {
        self.kind = kind
        self.pose = pose
        self.holdFrom = holdFrom
        self.length = length
        self.guidance = guidance
        self.isSample = isSample
        cues =
            pose.variation.isPose
            ? PlannedCue.plan(length: length, breath: guidance.breath, isSpoken: guidance.isSpoken) : []
    }

    /// The current part.
    public var stage: Stage {
        switch progress {
        case .gettingDown: .gettingDown
        case .holding: .holding
        case .comingUp: .comingUp
        }
    }

    /// Whether it was held to its end; nil before the outcome.
    public var isDone: Bool? {
        if case .comingUp(let outcome, _) = progress { outcome == .done } else { nil }
    }

    /// When the slow return ends; nil before it has begun.
    public var upAt: Instant? {
        if case .comingUp(_, let until) = progress { until } else { nil }
    }

    /// When the hold proper ends.
    public var holdUntil: Instant { holdFrom + length }

    /// When the current stage ends.
    public var stageEnd: Instant {
        switch progress {
        case .gettingDown: holdFrom
        case .holding: holdUntil
        case .comingUp(_, let until): until
        }
    }

    /// How much of the hold proper had passed at `instant`.
    func held(at instant: Instant) -> Duration {
        min(max(.zero, instant - holdFrom), length)
    }

    /// Adds the silence from `idleSince` to `now` to `quiet`.
    ///
    /// Silence that began during the hold counts only from ``quietThreshold`` on, so pauses in typing do not count.
    func count(_ quiet: Quiet, idleSince: Instant, upTo now: Instant) -> Quiet {
        let began = idleSince <= holdFrom ? holdFrom : idleSince + Self.quietThreshold
        let from = max(began, quiet.upTo)
        let until = min(now, holdUntil)
        return Quiet(
            counted: from < until ? quiet.counted + (until - from) : quiet.counted, upTo: max(quiet.upTo, until))
    }

    /// Whether `quiet` is at least `percent` of the length.
    func isEnough(_ quiet: Quiet, percent: Int) -> Bool {
        quiet.counted * 100 >= length * percent
    }
}
