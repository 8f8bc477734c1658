/// The length and pose of a hold that the user starts. Nil leaves the choice to the programme.
public struct HoldWish: Hashable, Sendable {
    /// How long, within ``HoldRange/allowed``.
    public var length: Duration?
    /// Which of ``Variation/poses``.
    public var variation: Variation?
    /// Whether to start it even if poses wait after a meal.
    public var evenAfterMeal: Bool

    /// A wish.
    public init(length: Duration? = nil, variation: Variation? = nil, evenAfterMeal: Bool = false) {
        self.length = length
        self.variation = variation
        self.evenAfterMeal = evenAfterMeal
    }
}
