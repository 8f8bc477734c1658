import GLibBridge
import Glibc

/// The way that an absolute path takes through folders and symbolic links, as the kernel goes it (path_resolution(7)).
struct PathWalk {
    /// What must be watched to hear that the path leads elsewhere, or that what it leads to has changed; each once.
    ///
    /// Folders and links on the way are watched themselves, and not by their names: others write beside them all day.
    /// Where the way ends before the path does, what is to come is waited for.
    private(set) var watched: [WatchedPath] = []

    /// The way of `path` as it is now.
    init(_ path: String) {
        var folder = ""
        var links = 0
        var rest = Self.reversed(path)
        while let name = rest.popLast() {
            if name == ".." {
                // There are no links in `folder`, so its text tells what is above it.
                folder = folder.isEmpty ? "" : String(folder[..<folder.lastIndex(of: "/")!])
                continue
            }
            let place = "\(folder)/\(name)"
            let isLast = rest.isEmpty
            if let text = LinkChain.text(of: place) {
                watch(isLast ? .file(place) : .place(place))
                links += 1
                guard links <= LinkChain.longest else { return }
                if text.hasPrefix("/") { folder = "" }
                rest += Self.reversed(text)
            } else if isLast {
                watch(.file(place))
            } else if Self.isFolder(place) {
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

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
