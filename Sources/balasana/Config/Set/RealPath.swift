import Glibc

/// Resolves symbolic links.
enum RealPath {
    /// The path that `path` leads to; nil if there is no such file.
    static func of(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
