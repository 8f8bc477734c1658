/// A hold from Start to the slow return (rule 8).
public struct GuidedHold: Hashable, Sendable {
    /// What it answers.
    public var kind: Kind
    /// The pose.
    public var variation: Variation
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

    /// How far a hold has come. The raw value is the word in the state file.
    public enum Stage: String, CaseIterable, Sendable {
        /// Time to get into the pose.
        case gettingDown = "getting-down"
        /// The hold proper.
        case holding
        /// The slow return.
        case comingUp = "coming-up"
    }

    /// An input wakes the watch anew, and silence is known only after this.
    static let quietThreshold: Duration = .seconds(1)

    /// A hold whose time to get down ends at `holdFrom`.
    public init(kind: Kind, variation: Variation, holdFrom: Instant, length: Duration) {
        self.kind = kind
        self.variation = variation
        stage = .gettingDown
        self.holdFrom = holdFrom
        self.length = length
        quietUpTo = holdFrom
    }

    /// When the hold proper ends.
    public var holdUntil: Instant { holdFrom + length }

    /// When the current stage ends.
    var stageEnd: Instant {
        switch stage {
        case .gettingDown: holdFrom
        case .holding: holdUntil
        case .comingUp: upAt ?? holdUntil
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
