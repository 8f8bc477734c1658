import GLibBridge
import Glibc

/// The way that an absolute path takes through folders and symbolic links, as the kernel goes it (path_resolution(7)).
public struct PathWalk {
    /// What must be watched to hear that the path leads elsewhere, or that what it leads to has changed; each once.
    ///
    /// Folders and links on the way are watched themselves, and not by their names: others write beside them all day.
    /// Where the way ends before the path does, what is to come is waited for.
    public private(set) var watched: [WatchedPath] = []
    /// What a link on the way points to and is not there; nil where no link does.
    public private(set) var missing: String?

    /// The way of `path` as it is now.
    public init(_ path: String) {
        var folder = ""
        var rest = Self.reversed(path)
        // For each link how much of the path comes behind what it points to.
        var links: [Int] = []
        while let name = rest.popLast() {
            if name == ".." {
                // There are no links in `folder`, so its text tells what is above it.
                folder = folder.isEmpty ? "" : String(folder[..<folder.lastIndex(of: "/")!])
                continue
            }
            let place = "\(folder)/\(name)"
            let type = Self.type(of: place)
            if type == S_IFLNK, let text = LinkChain.text(of: place) {
                watch(rest.isEmpty ? .file(place) : .place(place))
                links.append(rest.count)
                guard links.count <= LinkChain.longest else { return }
                if text.hasPrefix("/") { folder = "" }
                rest += Self.reversed(text)
                continue
            }
            if type == nil, let behind = links.last(where: { $0 <= rest.count }) {
                missing = place + rest[behind...].reversed().map { "/\($0)" }.joined()
            }
            if rest.isEmpty {
                watch(.file(place))
            } else if type == S_IFDIR {
                watch(.place(place))
                folder = place
            } else {
                watch(.arrival(place))
                return
            }
        }
    }

    private mutating func watch(_ path: WatchedPath) {
        if !watched.contains(path) { watched.append(path) }
    }

    /// The names in `path`, the last one first.
    private static func reversed(_ path: String) -> [Substring] {
        path.split(separator: "/").filter { $0 != "." }.reversed()
    }

    /// The file type at `path`, that of a link being its own; nil where nothing is.
    private static func type(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
