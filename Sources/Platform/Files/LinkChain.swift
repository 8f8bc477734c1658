import Glibc

/// Follows the symbolic links from a path.
public enum LinkChain {
    /// The maximum number of links that Linux follows (path_resolution(7)).
    public static let longest = 40

    /// `path`, followed by the target of each link. The last path may not exist; if there are too many links, it is a
    /// link.
    public static func paths(from path: String) -> [String] {
        var paths = [path]
        while paths.count <= longest, let next = target(of: paths[paths.count - 1]) { paths.append(next) }
        return paths
    }

    /// The target of the link at `path`, relative to the current directory or absolute; nil if it is not a link.
    public static func target(of path: String) -> String? {
        text(of: path).map { $0.hasPrefix("/") ? $0 : Folder.containing(path) + "/" + $0 }
    }

    /// The text of the link at `path`, which is relative to its folder or absolute; nil if it is not a link.
    public static func text(of path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = buffer.withUnsafeMutableBytes { readlink(path, $0.baseAddress!, $0.count) }
        return length < 0 ? nil : String(decoding: buffer.prefix(length), as: UTF8.self)
    }
}
