/// A program on the session bus that tells when it hides the screen: `GetActive` answers whether it does now, and the
/// signal `ActiveChanged(b)` tells of each change.
struct ScreenSaver: Hashable, Sendable {
    /// What people call it, as `status` shows it.
    let title: String
    /// Its name on the bus.
    let name: String
    /// The interface with the two.
    let interface: String
    /// Where its object is; the second one where the first is not there.
    let paths: [String]

    /// The known ones.
    ///
    /// With GNOME, KDE and Cinnamon "active" is the lock screen, unless the user has switched locking off. With MATE
    /// and Xfce it is the blank screen or picture, which they lock at once or after a delay of the user's, or never: it
    /// means that nobody looks at the screen, and the first input ends it where it is not locked.
    static let known = [
        // The shell itself: the helper that has org.gnome.ScreenSaver on GNOME runs only once somebody has started it.
        ScreenSaver(
            title: "GNOME Shell", name: "org.gnome.Shell.ScreenShield", interface: "org.gnome.ScreenSaver",
            paths: ["/org/gnome/ScreenSaver"]),
        // Also GNOME Flashback's.
        ScreenSaver("GNOME screen saver", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
        // KDE emits on both paths. GNOME's owner of this name does not implement GetActive, and never emits.
        ScreenSaver(
            "freedesktop screen saver", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "/ScreenSaver"),
        ScreenSaver("MATE screen saver", "org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
        ScreenSaver("Xfce screen saver", "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
        ScreenSaver("Cinnamon screen saver", "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ]

    /// One whose interface is called as its name.
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
