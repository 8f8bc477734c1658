/// What a notification server says of itself (`GetServerInformation` of the Desktop Notifications Specification 1.2).
public struct ServerInformation: Hashable, Sendable {
    /// Its name, such as `dunst`.
    public let name: String
    /// Its version.
    public let version: String

    /// What a server says of itself.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

extension Notification {
    /// The bus name, and with it the interface, of the notification server.
    public static let serverName = "org.freedesktop.Notifications"
    /// The object path of the notification server.
    public static let serverPath = "/org/freedesktop/Notifications"

    /// Asks the server that runs now for what it can do; blocks for at most `timeout`. No server is started for it.
    ///
    /// libnotify's own answer is the first server's, kept for the life of the process.
    ///
    /// - Returns: nil when no server runs or none answers in time.
    public static func capabilities(timeout: Duration = .seconds(2)) -> Set<String>? {
        guard let answer = ask("GetCapabilities", timeout) else { return nil }
        return Set(answer.first?.elements.compactMap(\.stringValue) ?? [])
    }

    /// Asks the server that runs now who it is; blocks for at most `timeout`. No server is started for it.
    ///
    /// - Returns: nil when no server runs or none answers in time.
    public static func server(timeout: Duration = .seconds(2)) -> ServerInformation? {
        guard let answer = ask("GetServerInformation", timeout)?.compactMap(\.stringValue), answer.count >= 4 else {
            return nil
        }
        // The second is its maker, the fourth the version of the specification.
        return ServerInformation(name: answer[0], version: answer[2])
    }

    private static func ask(_ method: String, _ timeout: Duration) -> [Variant]? {
        try? Bus.connect(.session).callAndWait(
            MethodCall(
                destination: serverName, path: serverPath, interface: serverName, method: method, timeout: timeout))
    }

    /// Takes a bubble of an earlier process off the screen, if the server that shows it still lives; errors are
    /// ignored.
    ///
    /// - Parameters:
    ///   - id: The bubble's number.
    ///   - server: The unique name of the server that gave that number; anything else is ignored, as a number
    ///     means nothing to another server.
    public static func close(bubble id: UInt32, server: String, on bus: Bus) {
        guard isUniqueName(server) else { return }
        bus.send(
            MethodCall(
                destination: server, path: serverPath, interface: serverName, method: "CloseNotification",
                arguments: [.uint32(id)]))
    }
}
