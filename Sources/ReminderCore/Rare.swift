/// A value that is seldom there, and lies outside of its owner: the policy is moved as a whole at every event, and most
/// of the day no hold moves with it.
@propertyWrapper
struct Rare<Value: Sendable>: Sendable {
    /// Empty, or the value alone.
    private var storage: [Value] = []

    var wrappedValue: Value? {
        get { storage.first }
        set { storage = newValue.map { [$0] } ?? [] }
    }

    /// Whether it is there, told without making a copy of it.
    var isThere: Bool { !storage.isEmpty }

    init() {}
}
