import CNotify

/// One method call on the bus, for which the bus starts no service.
public struct MethodCall: Hashable, Sendable {
    /// The bus name called, well-known or unique.
    public var destination: String
    /// The object path.
    public var path: String
    /// The interface.
    public var interface: String
    /// The method's name.
    public var method: String
    /// The arguments, in order.
    public var arguments: [Variant]
    /// How long to wait for the answer; nil for GDBus's own 25 s.
    public var timeout: Duration?

    /// A call; the names must be well-formed, as the D-Bus specification has it.
    public init(
        destination: String, path: String, interface: String, method: String, arguments: [Variant] = [],
        timeout: Duration? = nil
    ) {
        self.destination = destination
        self.path = path
        self.interface = interface
        self.method = method
        self.arguments = arguments
        self.timeout = timeout
    }

    /// `org.freedesktop.DBus.Properties.Get`; the answer is one `v`.
    public static func get(
        _ property: String, of interface: String, destination: String, path: String, timeout: Duration? = nil
    ) -> MethodCall {
        MethodCall(
            destination: destination, path: path, interface: "org.freedesktop.DBus.Properties", method: "Get",
            arguments: [.string(interface), .string(property)], timeout: timeout)
    }

    /// `org.freedesktop.DBus.Properties.GetAll`; the answer is one `a{sv}`.
    public static func getAll(
        of interface: String, destination: String, path: String, timeout: Duration? = nil
    ) -> MethodCall {
        MethodCall(
            destination: destination, path: path, interface: "org.freedesktop.DBus.Properties", method: "GetAll",
            arguments: [.string(interface)], timeout: timeout)
    }

    /// -1 stands for GDBus's own timeout.
    var timeoutMilliseconds: Int32 {
        timeout.map { Int32(clamping: max(1, $0.milliseconds)) } ?? -1
    }
}
