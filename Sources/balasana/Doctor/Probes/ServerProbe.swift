import Control
import GLibBridge
import Platform

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
        let information = description.information.map {
            ServerInformation(name: $0.name.harmlessName, version: $0.version.harmlessName)
        }
        return .running(information, capabilities: description.capabilities.map { Set($0.map(\.harmlessName)) })
    }
}
