import GLibBridge
import Glibc

/// The folders and symbolic links that the kernel passes to resolve an absolute path (path_resolution(7)).
public struct PathWalk {
    /// The paths to watch for a change of the file or of the way to it, each once.
    ///
    /// Folders and links on the way are watched as nodes and not by name, because other programs often write files
    /// next to them. If a part of the path does not exist, the first missing one is watched for its arrival.
    public private(set) var watched: [WatchedPath] = []
    /// The missing target of a link on the way; nil if every link has a target.
    public private(set) var missing: String?

    /// Resolves `path` once; later changes need a new value.
    public init(_ path: String) {
        var folder = ""
        var rest = Self.reversed(path)
        // For each link, the number of components that follow its target.
        var links: [Int] = []
        while let name = rest.popLast() {
            if name == ".." {
                // `folder` contains no links, so its parent follows from the text.
                folder = folder.isEmpty ? "" : String(folder[..<folder.lastIndex(of: "/")!])
                continue
            }
            let node = "\(folder)/\(name)"
            let type = Self.type(of: node)
            if type == S_IFLNK, let text = LinkChain.text(of: node) {
                watch(rest.isEmpty ? .file(node) : .node(node))
                links.append(rest.count)
                guard links.count <= LinkChain.longest else { return }
                if text.hasPrefix("/") { folder = "" }
                rest += Self.reversed(text)
                continue
            }
            if type == nil, let behind = links.last(where: { $0 <= rest.count }) {
                missing = node + rest[behind...].reversed().map { "/\($0)" }.joined()
            }
            if rest.isEmpty {
                watch(.file(node))
                if type == S_IFREG { watch(.content(node)) }
            } else if type == S_IFDIR {
                watch(.node(node))
                folder = node
            } else {
                watch(.arrival(node))
                return
            }
        }
    }

    private mutating func watch(_ path: WatchedPath) {
        if !watched.contains(path) { watched.append(path) }
    }

    /// The components of `path`, the last one first.
    private static func reversed(_ path: String) -> [Substring] {
        path.split(separator: "/").filter { $0 != "." }.reversed()
    }

    /// The file type at `path`, without following a link; nil if nothing exists there.
    private static func type(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
