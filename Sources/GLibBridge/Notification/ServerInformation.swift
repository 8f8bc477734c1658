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

    /// Asks the running server for its capabilities. Blocks for at most `timeout` and does not start a server.
    ///
    /// libnotify's own function caches the reply of the first server for the life of the process.
    ///
    /// - Returns: nil when no server is running or it does not reply in time.
    public static func capabilities(timeout: Duration = .seconds(2)) -> Set<String>? {
        guard let answer = callServer("GetCapabilities", timeout) else { return nil }
        return Set(answer.first?.elements.compactMap(\.stringValue) ?? [])
    }

    /// Asks the running server for its name and version. Blocks for at most `timeout` and does not start a server.
    ///
    /// - Returns: nil when no server is running or it does not reply in time.
    public static func server(timeout: Duration = .seconds(2)) -> ServerInformation? {
        let answer = callServer("GetServerInformation", timeout)?.compactMap(\.stringValue)
        guard let answer, answer.count >= 4 else { return nil }
        // The second value is the vendor, the fourth the version of the specification.
        return ServerInformation(name: answer[0], version: answer[2])
    }

    private static func callServer(_ method: String, _ timeout: Duration) -> [Variant]? {
        try? Bus.connect(.session).callAndWait(
            MethodCall(
                destination: serverName, path: serverPath, interface: serverName, method: method, timeout: timeout))
    }

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
