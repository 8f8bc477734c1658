/// A signal received from the bus.
public struct BusSignal: Hashable, Sendable {
    /// The unique name of the sender.
    public let sender: String
    /// The path of the object that emitted it.
    public let path: String
    /// The arguments, in order.
    public let arguments: [Variant]

    /// A signal with its three parts; tests make their own.
    public init(sender: String, path: String, arguments: [Variant]) {
        self.sender = sender
        self.path = path
        self.arguments = arguments
    }
}
