/// A path and the kind of changes that a ``FolderWatch`` reports for it.
public enum WatchedPath: Hashable, Sendable {
    /// A file by its name: reported when it is created, written, replaced or removed. It need not exist. A path that
    /// ends with `/` means every file in that folder.
    case file(String)
    /// The content of the file that a path leads to now: reported when it is written, also under another name (hard
    /// link). A symbolic link is not followed.
    case content(String)
    /// A path that does not exist yet: reported when something is created there or moved there.
    case arrival(String)
    /// A folder or symbolic link itself: reported when it is moved or removed. Changes in the folder or next to the
    /// link cause no wakeups. Removing a folder is reported only after the last program that uses it has left it.
    case node(String)

    /// The path, without its kind.
    public var path: String {
        switch self {
        case .file(let path), .content(let path), .arrival(let path), .node(let path): path
        }
    }
}
