/// A config file that was read: where it lies, and its bytes, which may be anything.
public struct ConfigFile: Hashable, Sendable {
    /// How many bytes one may have, 256 KiB: a larger file is not what it is taken for.
    public static let limit = 256 << 10

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

    /// What it is instead of text of which lines can be read, such as `UTF-16`; nil for text.
    ///
    /// In UTF-16 every other byte of plain words is NUL, with a byte order mark or without; a file system that lost what
    /// was written leaves nothing but NUL bytes.
    var foreignContent: String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        return bytes.prefix(2).contains(0) ? "NUL bytes" : nil
    }
}
