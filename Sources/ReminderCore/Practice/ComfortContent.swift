/// What the question after a hold has to say; the words are the presenter's.
public struct ComfortContent: Hashable, Sendable {
    /// What was held.
    public var variation: Variation
    /// How long.
    public var held: Duration
    /// Whether it was held to its end; a hold that was stopped is not asked whether it was comfortable.
    public var isDone: Bool
    /// How long to stay on the screen.
    public var onScreen: Duration

    /// A question's content.
    public init(variation: Variation, held: Duration, isDone: Bool, onScreen: Duration) {
        self.variation = variation
        self.held = held
        self.isDone = isDone
        self.onScreen = onScreen
    }

    /// The answers to choose from.
    public var choices: [Comfort] {
        isDone ? [.comfortable, .tooLong, .hurt] : [.tooLong, .hurt, .interrupted]
    }
}
