import GLibBridge
import Presenters

/// What a notification server does with a text, as far as texts differ by it.
enum KindOfServer: String, CaseIterable, Sendable, CustomStringConvertible {
    /// It shows buttons with room for a few words.
    case buttons
    /// It cuts the words on its buttons.
    case narrowButtons = "narrow-buttons"
    /// It keeps actions in a menu.
    case menu
    /// It knows no actions.
    case text
    /// It shows no body.
    case title

    var description: String { rawValue }

    /// The servers of this kind, by the name and with the capabilities that they answer.
    var servers: [(name: String, capabilities: Set<String>)] {
        switch self {
        case .buttons:
            [
                ("gnome-shell", ["actions", "body", "body-markup", "icon-static", "persistence", "sound"]),
                ("Plasma", ["body", "body-hyperlinks", "body-markup", "body-images", "icon-static", "actions"]),
                ("Xfce Notify Daemon", ["action-icons", "actions", "body", "body-hyperlinks", "body-markup"]),
                ("Notification Daemon", ["actions", "body", "body-markup", "icon-static", "sound", "persistence"]),
                // MATE's.
                ("Notification Daemon", ["actions", "body", "body-hyperlinks", "body-markup", "icon-static", "sound"]),
                ("SwayNotificationCenter", ["actions", "body", "body-markup", "body-images", "persistence"]),
            ]
        case .narrowButtons:
            [("lxqt-notificationd", ["actions", "body", "body-hyperlinks", "body-images", "body-markup"])]
        case .menu:
            [
                ("dunst", ["actions", "body", "body-hyperlinks", "icon-static", "body-markup"]),
                ("mako", ["body", "body-markup", "actions", "icon-static"]),
            ]
        case .text: [("plain", ["body"])]
        case .title: [("plain", ["icon-static"])]
        }
    }

    var traits: [ServerTraits] {
        servers.map {
            ServerTraits(capabilities: $0.capabilities, server: ServerInformation(name: $0.name, version: ""))
        }
    }
}

extension NotificationText {
    /// The whole text on a server with these `traits`, with its buttons.
    func shown(on traits: ServerTraits) -> String {
        let body = body(for: traits)?.split(separator: "\n").map(String.init) ?? []
        let buttons = actions.map { "[\($0.label(for: traits))]" }.joined(separator: " ")
        return ([summary] + (body + (traits.hasButtons && !buttons.isEmpty ? [buttons] : [])).map { "  \($0)" })
            .joined(separator: "\n")
    }
}
