/// A config file that was read: where it lies, and its bytes, which may be anything.
public struct ConfigFile: Hashable, Sendable {
    /// The path that diagnostics name.
    public let path: String
    /// What the file holds.
    public let bytes: [UInt8]

    /// The file at `path` that holds `bytes`.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The file at `path` that holds `text`.
    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
