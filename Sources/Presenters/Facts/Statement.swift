/// A sentence about the pose, with the facts that support it.
public struct Statement: Hashable, Sendable {
    /// One or more whole sentences.
    public let text: String
    /// The facts that support it; never empty.
    public let facts: [Fact]

    /// A sentence needs at least one fact.
    public init(_ text: String, _ first: Fact, _ others: Fact...) {
        self.text = text
        facts = [first] + others
    }
}
