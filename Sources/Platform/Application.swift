/// How the desktop knows this program.
public enum Application {
    /// The application id: the D-Bus name, the `.desktop` file's name without its ending, and the icon's name.
    public static let id = "io.github.balasana"
}
