import GLibBridge
import Presenters

/// What could be learnt of the notification server.
enum ServerFacts: Hashable {
    /// There is no session bus to ask on.
    case noBus
    /// None runs, and the bus knows none to start.
    case none
    /// None runs; the bus starts one when it is needed.
    case startable
    /// The process that has the bus name does not answer.
    case silent(pid: Int?)
    /// It answers.
    case running(ServerInformation, capabilities: Set<String>)

    /// What there is to say about it.
    var findings: [Finding] {
        switch self {
        case .none:
            [
                Finding(
                    about: .notifications,
                    what: "No notification server is running, and the bus knows none to start: no reminder can be "
                        + "shown.",
                    advice: "Install one and start it with your desktop: on X11 dunst or xfce4-notifyd, on Wayland "
                        + "mako-notifier, dunst or sway-notification-center (Debian's package names).")
            ]
        case .silent(let pid):
            [
                Finding(
                    about: .notifications, what: "The notification server does not answer, so that reminders are late.",
                    advice: pid.map { "`kill \($0)` ends it; start it again, or log out and in." }
                        ?? "Log out and in again.")
            ]
        case .noBus, .startable, .running:
            []
        }
    }

    /// What the server that runs cannot do, a sentence each.
    var limits: [String] {
        guard case .running(let server, let capabilities) = self else { return [] }
        let traits = ServerTraits(capabilities: capabilities, server: server)
        let commands = "`balasana start`, `balasana snooze` and `balasana skip`"
        var limits: [String] = []
        if !traits.hasActions {
            limits.append("It takes no answers: \(commands) do the same.")
        } else if !traits.hasButtons {
            limits.append("It shows no buttons, but keeps answers in a menu: \(commands) do the same.")
        }
        if !traits.hasBody { limits.append("It shows the title alone: neither how the pose goes nor what is left.") }
        return limits
    }
}
