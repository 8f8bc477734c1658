/// A sentence about the pose, with the facts that it rests on; there is none without.
public struct Statement: Hashable, Sendable {
    /// The sentence.
    public let text: String
    /// What it rests on; never empty.
    public let facts: [Fact]

    /// A sentence that rests on at least one fact.
    public init(_ text: String, _ first: Fact, _ others: Fact...) {
        self.text = text
        facts = [first] + others
    }
}
