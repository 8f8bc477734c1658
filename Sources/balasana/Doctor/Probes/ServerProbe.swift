import Control
import GLibBridge

/// Queries the notification server for its name and capabilities. Does not start one.
enum ServerProbe {
    /// Queries the server. It takes several seconds if the server does not respond.
    static func facts(_ bus: Bus) -> ServerFacts {
        guard bus.hasOwner(Notification.serverName) else {
            return bus.canStart(Notification.serverName) ? .startable : .none
        }
        let (description, responds) = Notification.describeServer(on: bus)
        let pid = bus.processID(of: Notification.serverName)
        if !responds { return .silent(pid: pid) }
        if description == ServerDescription() { return .foreign(pid: pid) }
        return .running(description.information, capabilities: description.capabilities)
    }
}
