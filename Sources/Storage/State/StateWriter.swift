import ReminderCore

/// Writes the lines of the state file.
struct StateWriter {
    /// The lines so far.
    private(set) var bytes: [UInt8]

    /// The file's first line.
    init() {
        bytes = Array("# What balasana-agent keeps across restarts. It rewrites the whole file.\n".utf8)
        bytes.reserveCapacity(4096)
    }

    /// Begins a group.
    mutating func group(_ name: String) {
        bytes += "\n[\(name)]\n".utf8
    }

    /// A text, in the escapes of a key file; nil leaves the key out.
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
            // White space at the ends of a value does not belong to it.
            case UInt8(ascii: " ") where index == 0 || index == last: bytes += "\\s".utf8
            case _: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A duration.
    mutating func put(_ key: String, _ value: Duration) {
        put(key, StateDuration.format(value))
    }

    /// An instant; nil leaves the key out.
    mutating func put(_ key: String, _ value: Instant?) {
        put(key, value.map { StateDuration.format($0.sinceBoot) })
    }

    /// Words; none leave the key out.
    mutating func put<Word: RawRepresentable<String>>(_ key: String, _ words: [Word]) {
        if !words.isEmpty { put(key, words.map(\.rawValue).joined(separator: " ")) }
    }

    /// `yes` or `no`.
    mutating func put(_ key: String, _ value: Bool) {
        put(key, value ? "yes" : "no")
    }
}
