/// A read of one or all properties of an exported object. Reply once, now or later, from any thread. A read that is
/// released without a reply is answered with an error.
public struct PropertyRead: Sendable {
    static let interface = "org.freedesktop.DBus.Properties"

    private let invocation: Invocation
    /// The name of the property; nil for all.
    public let name: String?

    /// The read that `invocation` asks for; nil for a call of another interface.
    init?(_ invocation: Invocation) {
        guard invocation.interface == Self.interface else { return nil }
        self.invocation = invocation
        name = invocation.method == "Get" ? invocation.arguments.last?.stringValue : nil
    }

    /// Replies with the property from `values`, or with all of them. Without a value for the property, the reply is an
    /// error.
    public func reply(_ values: [String: Variant]) {
        guard let name else { return invocation.reply([.dictionary(values)]) }
        if let value = values[name] { return invocation.reply([.variant(value)]) }
        invocation.fail(name: "org.freedesktop.DBus.Error.Failed", message: "\(name) has no value now")
    }
}

extension Bus {
    /// Tells all programs that properties of an object have these new values
    /// (`org.freedesktop.DBus.Properties.PropertiesChanged`).
    public func emitChange(path: String, interface: String, _ values: [String: Variant]) {
        emit(
            path: path, interface: PropertyRead.interface, signal: "PropertiesChanged",
            [.string(interface), .dictionary(values), .strings([])])
    }
}
