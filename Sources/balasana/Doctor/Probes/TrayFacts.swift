import GLibBridge

/// Whether a panel shows the icon.
enum TrayFacts: Hashable {
    /// The config wants none.
    case off
    /// A panel shows the icons of programs.
    case shown
    /// No panel shows the icons of programs.
    case none

    private static let watcher = "org.kde.StatusNotifierWatcher"

    /// The facts for a session with this bus; nil for none. It takes several seconds if the panel does not respond.
    init(isWanted: Bool, bus: Bus?) {
        guard isWanted else {
            self = .off
            return
        }
        let question = MethodCall.get(
            "IsStatusNotifierHostRegistered", of: Self.watcher, destination: Self.watcher,
            path: "/StatusNotifierWatcher", timeout: .seconds(2))
        let answer = bus.flatMap { try? $0.callAndWait(question).first?.boolValue } ?? false
        self = answer ? .shown : .none
    }

    /// The words for a report; nil to leave them out.
    var sentence: String? {
        switch self {
        case .off: nil
        case .shown: "shown"
        case .none: "no panel shows icons of programs"
        }
    }

    /// What to do on GNOME, whose own panel shows no icons.
    func findings(_ session: SessionFacts) -> [Finding] {
        guard self == .none, session.desktops.contains("GNOME"), !session.desktops.contains("GNOME-Flashback") else {
            return []
        }
        return [
            Finding(
                about: .tray, severity: .note,
                what: "GNOME shows the icons of programs only with an extension, so there is no icon of Balasana.",
                advice: "Install the extension \"AppIndicator and KStatusNotifierItem Support\" (Debian package "
                    + "gnome-shell-extension-appindicator), log in again and switch it on. If you want no icon, run "
                    + "`balasana config set tray.show no`.")
        ]
    }
}
