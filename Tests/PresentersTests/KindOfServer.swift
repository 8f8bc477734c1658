import GLibBridge
import Presenters

/// The kinds of notification servers that show different text.
enum KindOfServer: String, CaseIterable, Sendable, CustomStringConvertible {
    /// Buttons with room for a few words.
    case buttons
    /// Buttons with room for one word.
    case narrowButtons = "narrow-buttons"
    /// Actions in a menu.
    case menu
    /// No actions.
    case text
    /// No body.
    case title

    var description: String { rawValue }

    /// The servers of this kind with the names and capabilities that they report.
    var servers: [(name: String, capabilities: Set<String>)] {
        switch self {
        case .buttons:
            [
                ("gnome-shell", ["actions", "body", "body-markup", "icon-static", "persistence", "sound"]),
                ("Plasma", ["body", "body-hyperlinks", "body-markup", "body-images", "icon-static", "actions"]),
                ("Xfce Notify Daemon", ["action-icons", "actions", "body", "body-hyperlinks", "body-markup"]),
                ("Notification Daemon", ["actions", "body", "body-markup", "icon-static", "sound", "persistence"]),
                // This is the server of MATE.
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
