import Platform
import Storage

/// Paths as people write them.
enum HomePath {
    /// `path` with `~` for the `home` that it is in.
    static func short(_ path: String, home: String = Environment.current["HOME"] ?? "") -> String {
        !home.isEmpty && path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
    }
}
