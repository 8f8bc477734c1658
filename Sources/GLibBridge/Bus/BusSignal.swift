/// A signal that came over the bus.
public struct BusSignal: Hashable, Sendable {
    /// The unique name that sent it.
    public let sender: String
    /// The object that emitted it.
    public let path: String
    /// Its arguments, in order.
    public let arguments: [Variant]

    /// A signal as it came.
    public init(sender: String, path: String, arguments: [Variant]) {
        self.sender = sender
        self.path = path
        self.arguments = arguments
    }
}
