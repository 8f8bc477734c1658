import GLibBridge
import ReminderCore

/// A running hold as others follow it: what it is, and its times on the boot-time clock (`CLOCK_BOOTTIME`), on which
/// every process of the machine agrees.
public struct HoldReport: Hashable, Sendable {
    /// `sitting` or `slot`.
    public var kind: String
    /// The slot's name; nil for sitting.
    public var slot: String?
    /// A raw value of ``Variation``.
    public var variation: String
    /// How it is changed for this body: raw values of ``Adjustment``.
    public var adjustments: [String]
    /// A raw value of ``GuidedHold/Stage``.
    public var stage: String
    /// When the hold proper begins, in milliseconds since boot.
    public var holdFrom: Int
    /// The length of the hold proper, in milliseconds.
    public var length: Int
    /// When the slow return ends, in milliseconds since boot; nil before it has begun.
    public var upAt: Int?
    /// Whether it was held; nil before it has its outcome.
    public var isDone: Bool?
    /// Whether it is that of a sample, of which nothing is recorded.
    public var isSample: Bool
    /// How long a breath in takes, in milliseconds.
    public var breatheIn: Int
    /// How long a breath out takes, in milliseconds.
    public var breatheOut: Int

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

    /// What is left of the stage at `now`, in milliseconds since boot; never negative, nor longer than the hold proper
    /// in it.
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

    /// The `a{sv}` of the report.
    var variant: Variant {
        var fields: [String: Variant] = [
            "kind": .string(kind), "variation": .string(variation), "adjustments": .strings(adjustments),
            "stage": .string(stage), "is_sample": .bool(isSample),
            "hold_from": .int64(Int64(holdFrom)), "length": .int64(Int64(length)),
            "breathe_in": .int64(Int64(breatheIn)), "breathe_out": .int64(Int64(breatheOut)),
        ]
        fields["slot"] = slot.map(Variant.string)
        fields["up_at"] = upAt.map { .int64(Int64($0)) }
        fields["is_done"] = isDone.map { .bool($0) }
        return .dictionary(fields)
    }

    /// The report in an `a{sv}`; nil where it lacks what every report has.
    init?(_ variant: Variant) {
        guard let kind = variant["kind"]?.stringValue, let variation = variant["variation"]?.stringValue,
            let stage = variant["stage"]?.stringValue, let holdFrom = variant["hold_from"]?.intValue,
            let length = variant["length"]?.intValue, let breatheIn = variant["breathe_in"]?.intValue,
            let breatheOut = variant["breathe_out"]?.intValue
        else { return nil }
        (self.kind, self.variation, self.stage) = (kind, variation, stage)
        (self.holdFrom, self.length, self.breatheIn, self.breatheOut) = (holdFrom, length, breatheIn, breatheOut)
        slot = variant["slot"]?.stringValue
        adjustments = variant["adjustments"]?.unwrapped.elements.compactMap(\.stringValue) ?? []
        upAt = variant["up_at"]?.intValue
        isDone = variant["is_done"]?.boolValue
        isSample = variant["is_sample"]?.boolValue ?? false
    }
}
