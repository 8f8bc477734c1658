import ReminderCore

/// The current hold as it is on the bus. Its times are on the boot-time clock (`CLOCK_BOOTTIME`), which is the same in
/// every process of the machine.
public struct HoldReport: Codable, Hashable, Sendable {
    /// `sitting` or `slot`.
    public var kind: String
    /// The slot's name; nil for sitting.
    public var slot: String?
    /// A raw value of ``Variation``.
    public var variation: String
    /// How it is adapted to this body: raw values of ``Adjustment``.
    public var adjustments: [String]
    /// A raw value of ``GuidedHold/Stage``.
    public var stage: String
    /// When the hold proper begins, in milliseconds since boot.
    public var holdFrom: Int
    /// The length of the hold proper, in milliseconds.
    public var length: Int
    /// When the slow return ends, in milliseconds since boot; nil before it has begun.
    public var upAt: Int?
    /// Whether it was completed; nil until that is known.
    public var isDone: Bool?
    /// Whether it is the hold of a sample, which is not recorded.
    public var isSample: Bool
    /// How long a breath in takes, in milliseconds.
    public var breatheIn: Int
    /// How long a breath out takes, in milliseconds.
    public var breatheOut: Int

    package enum CodingKeys: String, CodingKey {
        case kind, slot, variation, adjustments, stage, length
        case holdFrom = "hold_from"
        case upAt = "up_at"
        case isDone = "is_done"
        case isSample = "is_sample"
        case breatheIn = "breathe_in"
        case breatheOut = "breathe_out"
    }

    /// The report of `hold`.
    public init(_ hold: GuidedHold) {
        slot = if case .slot(let name) = hold.kind { name } else { nil }
        kind = slot == nil ? "sitting" : "slot"
        variation = hold.pose.variation.rawValue
        adjustments = Adjustment.allCases.filter(hold.pose.adjustments.contains).map(\.rawValue)
        stage = hold.stage.rawValue
        holdFrom = Self.milliseconds(hold.holdFrom.sinceBoot)
        length = Self.milliseconds(hold.length)
        upAt = hold.upAt.map { Self.milliseconds($0.sinceBoot) }
        isDone = hold.isDone
        isSample = hold.isSample
        breatheIn = Self.milliseconds(hold.guidance.breath.into)
        breatheOut = Self.milliseconds(hold.guidance.breath.out)
    }

    /// Its stage; a word that only a newer agent knows counts as the hold proper.
    public var knownStage: GuidedHold.Stage { GuidedHold.Stage(rawValue: stage) ?? .holding }

    /// What is held; a word that only a newer agent knows counts as a walk, which has the fewest instructions.
    public var knownVariation: Variation { Variation(rawValue: variation) ?? .walk }

    /// The same, adapted to this body.
    public var knownPose: Pose { Pose(knownVariation, Set(adjustments.compactMap(Adjustment.init(rawValue:)))) }

    /// What is left of the stage at `now`, which is in milliseconds since boot. It is never negative, and during the
    /// hold proper at most ``length``.
    public func left(at now: Int) -> Duration {
        switch knownStage {
        case .gettingDown: .milliseconds(max(0, holdFrom - now))
        case .holding: .milliseconds(min(max(0, holdFrom + length - now), length))
        case .comingUp: .milliseconds(max(0, (upAt ?? now) - now))
        }
    }

    private static func milliseconds(_ span: Duration) -> Int {
        Int(span / .milliseconds(1))
    }
}
