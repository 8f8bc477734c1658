import GLibBridge

/// Asks the notification server who it is. None is started for it.
enum ServerProbe {
    /// What it answers; takes some seconds when it does not.
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
