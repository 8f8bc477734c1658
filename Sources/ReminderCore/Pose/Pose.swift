/// What a user is asked to do: a variation, and how it is changed for this body.
public struct Pose: Hashable, Sendable {
    /// The variation.
    public var variation: Variation
    /// What is different for this body; empty for most.
    public var adjustments: Set<Adjustment>

    /// A pose.
    public init(_ variation: Variation, _ adjustments: Set<Adjustment> = []) {
        self.variation = variation
        self.adjustments = adjustments
    }
}
