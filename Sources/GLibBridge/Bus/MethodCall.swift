import CNotify

/// A method call on the bus. It never makes the bus start a service.
public struct MethodCall: Hashable, Sendable {
    /// The bus name of the called service, well-known or unique.
    public var destination: String
    /// The path of the called object.
    public var path: String
    /// The interface that declares the method.
    public var interface: String
    /// The name of the method.
    public var method: String
    /// The arguments, in order.
    public var arguments: [Variant]
    /// How long to wait for the reply; nil for GDBus's default of 25 s.
    public var timeout: Duration?

    /// A call. The names must be valid under the D-Bus specification.
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

    /// `org.freedesktop.DBus.Properties.Get`; the reply is one `v`.
    public static func get(
        _ property: String, of interface: String, destination: String, path: String, timeout: Duration? = nil
    ) -> MethodCall {
        MethodCall(
            destination: destination, path: path, interface: "org.freedesktop.DBus.Properties", method: "Get",
            arguments: [.string(interface), .string(property)], timeout: timeout)
    }

    /// `org.freedesktop.DBus.Properties.GetAll`; the reply is one `a{sv}`.
    public static func getAll(
        of interface: String, destination: String, path: String, timeout: Duration? = nil
    ) -> MethodCall {
        MethodCall(
            destination: destination, path: path, interface: "org.freedesktop.DBus.Properties", method: "GetAll",
            arguments: [.string(interface)], timeout: timeout)
    }

    /// The timeout for GDBus; -1 means its default.
    var timeoutMilliseconds: Int32 {
        timeout.map { Int32(clamping: max(1, $0.milliseconds)) } ?? -1
    }
}
