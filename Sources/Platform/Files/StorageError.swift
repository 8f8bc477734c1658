import Glibc

/// An error when reading or writing a file or folder.
public struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The failed action, as a verb before the path, such as `write`.
    public let action: String
    /// The path of the file or folder.
    public let path: String
    /// The `errno` of the system call.
    public let code: Int32

    /// An error that no system call has reported, or one in a test.
    public init(action: String, path: String, code: Int32) {
        self.action = action
        self.path = path
        self.code = code
    }

    /// The system's message for ``code``, such as `No space left on device`.
    public var reason: String { String(cString: strerror(code)) }

    /// One line, such as `cannot write /home/a/.local/state/balasana/state.conf: No space left on device`.
    public var description: String { "cannot \(action) \(path.harmless): \(reason)" }
}
