import GLibBridge

/// Queries the notification server for its name and capabilities. Does not start one.
enum ServerProbe {
    /// Queries the server. It takes several seconds if the server does not respond.
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
