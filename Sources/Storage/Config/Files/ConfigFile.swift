/// A config file that was read: its path, and its bytes, which may be anything.
public struct ConfigFile: Hashable, Sendable {
    /// The size limit, 256 KiB: a larger file is no config.
    public static let limit = 256 << 10

    /// The path that diagnostics name.
    public let path: String
    /// Its content.
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

    /// What it contains instead of UTF-8 text, such as `UTF-16`; nil for text.
    ///
    /// In UTF-16 every other byte of plain words is NUL, with a byte order mark or without. After a crash some file
    /// systems leave nothing but NUL bytes.
    var foreignContent: String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        return bytes.prefix(2).contains(0) ? "NUL bytes" : nil
    }
}
