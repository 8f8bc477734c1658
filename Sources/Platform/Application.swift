/// The identity of this program on the desktop.
public enum Application {
    /// The application id: the D-Bus name, the base name of the `.desktop` file and the name of the icon.
    public static let id = "io.github.balasana"
    /// The limit that a source of do-not-disturb reports while the user has turned off the notifications of this
    /// program.
    public static let notificationsOff = "Notifications from Balasana are turned off in the desktop's settings."
}
