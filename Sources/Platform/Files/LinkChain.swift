import Glibc

/// What a path leads to through symbolic links.
public enum LinkChain {
    /// The number of links in a row that Linux itself follows (path_resolution(7)).
    public static let longest = 40

    /// `path`, and after it what each link there points to; the last may be missing, or be a link where there are too
    /// many.
    public static func paths(from path: String) -> [String] {
        var paths = [path]
        while paths.count <= longest, let next = target(of: paths[paths.count - 1]) { paths.append(next) }
        return paths
    }

    /// Where the link at `path` points; nil for what is no link.
    public static func target(of path: String) -> String? {
        text(of: path).map { $0.hasPrefix("/") ? $0 : Folder.containing(path) + "/" + $0 }
    }

    /// What the link at `path` says, which counts from the folder that it lies in; nil for what is no link.
    public static func text(of path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = buffer.withUnsafeMutableBytes { readlink(path, $0.baseAddress!, $0.count) }
        return length < 0 ? nil : String(decoding: buffer.prefix(length), as: UTF8.self)
    }
}
