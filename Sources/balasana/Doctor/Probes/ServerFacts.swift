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
    /// A program owns the name of the server but does not behave like one.
    case foreign(pid: Int?)
    /// It is running and responds. A value that it does not give is nil.
    case running(ServerInformation?, capabilities: Set<String>?)

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
        case .foreign(let pid):
            [
                Finding(
                    about: .notifications,
                    what: "The program that is registered as the notification server"
                        + (pid.map { " (process \($0))" } ?? "") + " is none, so reminders cannot be shown.",
                    advice: (pid.map { "Stop it with `kill \($0)`" } ?? "Stop it")
                        + " and start your notification server, or log out and log in again.")
            ]
        case .running(let server, let capabilities):
            Self.unknown(server, capabilities)
        case .noBus, .startable:
            []
        }
    }

    private static func unknown(_ server: ServerInformation?, _ capabilities: Set<String>?) -> [Finding] {
        var findings: [Finding] = []
        let again = "The agent asks it again before the next reminder. If this continues, log out and log in again."
        if capabilities == nil {
            findings.append(
                Finding(
                    about: .notifications,
                    what: "The notification server does not report its capabilities, so notifications have no buttons "
                        + "and no formatting.", advice: again))
        }
        if server == nil {
            findings.append(
                Finding(
                    about: .notifications, severity: .note,
                    what: "The notification server does not report its name, so notifications are not adapted to it, "
                        + "and do-not-disturb cannot be detected.", advice: again))
        }
        return findings
    }

    /// A sentence for each feature that the running server lacks.
    var limits: [String] {
        guard case .running(let server, let capabilities) = self else { return [] }
        guard let capabilities else { return ["Its capabilities are unknown."] }
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
