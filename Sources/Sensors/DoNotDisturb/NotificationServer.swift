/// The notification servers, distinguished by how they report do-not-disturb.
enum NotificationServer: Hashable, Sendable {
    case dunst
    case mako
    case swaync
    case xfce
    case gnome
    case mate
    case lxqt
    case plasma
    /// A server with any other name.
    case other(name: String)

    /// The server with this reply to `GetServerInformation` (Desktop Notifications Specification 1.2).
    init(name: String, vendor: String) {
        self =
            switch name {
            case "dunst": .dunst
            case "mako": .mako
            case "SwayNotificationCenter": .swaync
            case "Xfce Notify Daemon": .xfce
            case "gnome-shell": .gnome
            case "lxqt-notificationd": .lxqt
            case "Plasma": .plasma
            case _ where vendor == "MATE": .mate
            case let name: .other(name: name)
            }
    }

    /// The name of the source that `status` shows.
    var title: String {
        switch self {
        case .dunst: "dunst"
        case .mako: "mako"
        case .swaync: "swaync"
        case .xfce: "Xfce settings"
        case .gnome: "GNOME settings"
        case .mate: "MATE settings"
        case .lxqt: "LXQt settings"
        case .plasma: "Plasma"
        case .other(let name): name
        }
    }
}
