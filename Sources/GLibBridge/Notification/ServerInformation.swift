/// The name and version of a notification server (`GetServerInformation` of the Desktop Notifications Specification
/// 1.2).
public struct ServerInformation: Hashable, Sendable {
    /// The name of the server, such as `dunst`.
    public let name: String
    /// The version of the server, in its own format.
    public let version: String

    /// Two of the four values of a `GetServerInformation` reply.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

extension Notification {
    /// The bus name and the interface of the notification server.
    public static let serverName = "org.freedesktop.Notifications"
    /// The object path of the notification server.
    public static let serverPath = "/org/freedesktop/Notifications"

    /// Closes a notification of an earlier process, if the server that shows it is still running. Errors are ignored.
    ///
    /// - Parameters:
    ///   - id: The id that the server gave the notification.
    ///   - server: The unique name of that server. Any other kind of name is ignored, because the id means nothing to
    ///     another server.
    public static func close(id: UInt32, server: String, on bus: Bus) {
        guard isUniqueName(server) else { return }
        bus.send(
            MethodCall(
                destination: server, path: serverPath, interface: serverName, method: "CloseNotification",
                arguments: [.uint32(id)]))
    }
}
