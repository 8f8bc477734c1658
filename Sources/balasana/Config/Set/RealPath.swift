import Glibc

/// A path without symbolic links.
enum RealPath {
    /// Where `path` leads to; nil where it leads to nothing.
    static func of(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
