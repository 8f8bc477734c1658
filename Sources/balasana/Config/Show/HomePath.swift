import Platform
import Storage

/// Paths with `~` for the home folder.
enum HomePath {
    /// `path` for a sentence, with `~` in place of `home` if it is below `home`.
    static func short(_ path: String, home: String = Environment.current["HOME"] ?? "") -> String {
        !home.isEmpty && path.hasPrefix(home + "/") ? ("~" + path.dropFirst(home.count)).harmless : path.harmless
    }
}
