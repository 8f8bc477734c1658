import ReminderCore

/// Writes the lines of a state file.
struct StateWriter {
    /// The content so far, in UTF-8.
    private(set) var bytes: [UInt8]

    /// Begins with a comment about the file.
    init() {
        bytes = Array("# What balasana-agent keeps across restarts. It rewrites the whole file.\n".utf8)
        bytes.reserveCapacity(4096)
    }

    mutating func group(_ name: String) {
        bytes += "\n[\(name)]\n".utf8
    }

    /// Writes a text with the escapes of a key file. Nil leaves the key out.
    mutating func put(_ key: String, _ value: String?) {
        guard let value else { return }
        bytes += key.utf8
        bytes += " = ".utf8
        let last = value.utf8.count - 1
        for (index, byte) in value.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            case UInt8(ascii: "\t"): bytes += "\\t".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            // The reader strips unescaped spaces at both ends of a value.
            case UInt8(ascii: " ") where index == 0 || index == last: bytes += "\\s".utf8
            case _: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes a duration, with a precision of a nanosecond.
    mutating func put(_ key: String, _ value: Duration) {
        put(key, StateDuration.format(value))
    }

    /// Writes a time as the duration since boot. Nil leaves the key out.
    mutating func put(_ key: String, _ value: Instant?) {
        put(key, value.map { StateDuration.format($0.sinceBoot) })
    }

    /// Writes words separated by spaces. An empty list leaves the key out.
    mutating func put<Word: RawRepresentable<String>>(_ key: String, _ words: [Word]) {
        if !words.isEmpty { put(key, words.map(\.rawValue).joined(separator: " ")) }
    }

    /// Writes `yes` or `no`.
    mutating func put(_ key: String, _ value: Bool) {
        put(key, value ? "yes" : "no")
    }
}
