/// The identity of this program on the desktop.
public enum Application {
    /// The application id: the D-Bus name, the base name of the `.desktop` file and the name of the icon.
    public static let id = "io.github.balasana"
}
