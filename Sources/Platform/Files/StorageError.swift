import Glibc

/// A file or folder that could not be read or written.
public struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried, as a verb that the path follows, such as `write`.
    public let action: String
    /// The file or folder.
    public let path: String
    /// The `errno` that the system gave.
    public let code: Int32

    /// The failure of `action` on `path` with the error number `code`.
    public init(action: String, path: String, code: Int32) {
        self.action = action
        self.path = path
        self.code = code
    }

    /// The system's words for ``code``, such as `No space left on device`.
    public var reason: String { String(cString: strerror(code)) }

    /// One line, such as `cannot write /home/a/.local/state/balasana/state.conf: No space left on device`.
    public var description: String { "cannot \(action) \(path): \(reason)" }
}
