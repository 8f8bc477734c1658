/// What a user asks of a hold that they start themselves; what is left open is the programme's.
public struct HoldWish: Hashable, Sendable {
    /// How long, within ``HoldRange/allowed``.
    public var length: Duration?
    /// Which of ``Variation/poses``.
    public var variation: Variation?
    /// Whether a meal does not matter.
    public var evenAfterMeal: Bool

    /// A wish.
    public init(length: Duration? = nil, variation: Variation? = nil, evenAfterMeal: Bool = false) {
        self.length = length
        self.variation = variation
        self.evenAfterMeal = evenAfterMeal
    }
}
