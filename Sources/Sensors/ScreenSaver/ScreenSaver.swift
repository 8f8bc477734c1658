/// A service on the session bus that reports when it hides the screen: `GetActive` returns the current state, and the
/// signal `ActiveChanged(b)` reports each change.
struct ScreenSaver: Hashable, Sendable {
    /// The name that `status` shows.
    let title: String
    /// The bus name.
    let name: String
    /// The interface with `GetActive` and `ActiveChanged`.
    let interface: String
    /// The paths of its object, in the order to try.
    let paths: [String]

    /// All services that Balasana knows.
    ///
    /// With GNOME, KDE and Cinnamon "active" means the lock screen, unless the user has disabled locking. With MATE and
    /// Xfce it means the blank screen or picture, which they lock immediately, after a delay or never, depending on the
    /// user's settings. The user does not look at the screen then, and if it is not locked, the first input ends it.
    static let known = [
        // The shell itself: on GNOME, the helper that owns org.gnome.ScreenSaver runs only after a program starts it.
        ScreenSaver(
            title: "GNOME Shell", name: "org.gnome.Shell.ScreenShield", interface: "org.gnome.ScreenSaver",
            paths: ["/org/gnome/ScreenSaver"]),
        // GNOME Flashback uses it too.
        ScreenSaver("GNOME screen saver", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
        // KDE emits on both paths. On GNOME the owner of this name has no GetActive and never emits.
        ScreenSaver(
            "freedesktop screen saver", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "/ScreenSaver"),
        ScreenSaver("MATE screen saver", "org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
        ScreenSaver("Xfce screen saver", "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
        ScreenSaver("Cinnamon screen saver", "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ]

    /// A service whose interface has the same name as the service.
    private init(_ title: String, _ name: String, _ paths: String...) {
        self.init(title: title, name: name, interface: name, paths: paths)
    }

    private init(title: String, name: String, interface: String, paths: [String]) {
        self.title = title
        self.name = name
        self.interface = interface
        self.paths = paths
    }
}
