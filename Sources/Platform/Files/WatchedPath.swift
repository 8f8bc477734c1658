/// A path, and what of it a ``FolderWatch`` tells.
public enum WatchedPath: Hashable, Sendable {
    /// A file by its name: that it is made, written, replaced or removed. It need not exist; one that ends with `/`
    /// stands for whatever lies in that folder.
    case file(String)
    /// Something that is not there yet: that it is made, or moved there.
    case arrival(String)
    /// A folder or a symbolic link itself: that it is moved or removed. Nobody is woken by what others do in the folder
    /// or beside the link. A folder that is removed while a program is at work in it is told of when that leaves.
    case place(String)

    /// The path.
    public var path: String {
        switch self {
        case .file(let path), .arrival(let path), .place(let path): path
        }
    }
}
