/// A config file that was read: where it lies, and its bytes, which may be anything.
public struct ConfigFile: Hashable, Sendable {
    /// How many bytes one may have, 1 MiB: a larger file is not what it is taken for.
    public static let limit = 1 << 20

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

    /// Whether a byte order mark says that it is UTF-16, of which not one line could be read.
    public var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }
}
