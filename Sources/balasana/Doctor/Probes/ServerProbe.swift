import GLibBridge

/// Asks the notification server for its name and capabilities, without starting one.
enum ServerProbe {
    /// Its answers; takes some seconds without any.
    static func facts(_ bus: Bus) -> ServerFacts {
        guard bus.hasOwner(Notification.serverName) else {
            return bus.canStart(Notification.serverName) ? .startable : .none
        }
        guard let server = Notification.server(), let capabilities = Notification.capabilities() else {
            return .silent(pid: bus.processID(of: Notification.serverName))
        }
        return .running(server, capabilities: capabilities)
    }
}
