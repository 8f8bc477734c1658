/// What a running hold has to say; the words are the presenter's.
public struct HoldContent: Hashable, Sendable {
    /// The pose.
    public var variation: Variation
    /// The length of the hold proper.
    public var length: Duration
    /// Which stage begins.
    public var stage: GuidedHold.Stage
    /// How long this stage lasts.
    public var lasts: Duration
    /// Whether the hold was held; nil before its end.
    public var isDone: Bool?

    /// A hold's content.
    public init(
        variation: Variation, length: Duration, stage: GuidedHold.Stage, lasts: Duration, isDone: Bool? = nil
    ) {
        self.variation = variation
        self.length = length
        self.stage = stage
        self.lasts = lasts
        self.isDone = isDone
    }
}
