import GLibBridge
import Presenters

/// The state of the notification server.
enum ServerFacts: Hashable {
    /// There is no session bus, or it does not respond.
    case noBus
    /// No server is running, and the bus cannot start one.
    case none
    /// No server is running, but the bus starts one on demand.
    case startable
    /// It is running but does not respond. `pid` is its process ID, if the bus knows it.
    case silent(pid: Int?)
    /// It is running and responds.
    case running(ServerInformation, capabilities: Set<String>)

    /// Problems with the server.
    var findings: [Finding] {
        switch self {
        case .none:
            [
                Finding(
                    about: .notifications,
                    what: "No notification server is running or can be started, so reminders cannot be shown.",
                    advice: "Install one and start it with your desktop: on X11 dunst or xfce4-notifyd, on Wayland "
                        + "mako-notifier, dunst or sway-notification-center (Debian package names).")
            ]
        case .silent(let pid):
            [
                Finding(
                    about: .notifications, what: "The notification server does not respond, so reminders are late.",
                    advice: pid.map { "Stop it with `kill \($0)` and start it again, or log out and log in again." }
                        ?? "Log out and log in again.")
            ]
        case .noBus, .startable, .running:
            []
        }
    }

    /// A sentence for each feature that the running server lacks.
    var limits: [String] {
        guard case .running(let server, let capabilities) = self else { return [] }
        let traits = ServerTraits(capabilities: capabilities, server: server)
        let commands = "`balasana start`, `balasana snooze` and `balasana skip`"
        var limits: [String] = []
        if !traits.hasActions {
            limits.append("It accepts no answers. Use \(commands) instead.")
        } else if !traits.hasButtons {
            limits.append("It shows answers in a menu, not as buttons. You can also use \(commands).")
        }
        if !traits.hasBody {
            limits.append("It shows only the title, not the instructions or the number of snoozes left.")
        }
        return limits
    }
}
