/// How the text of a history file is encoded. Balasana writes UTF-8; an editor or a spreadsheet may save the file in
/// another way.
enum HistoryEncoding: Hashable {
    /// UTF-8 without a byte order mark.
    case utf8
    /// UTF-8 with a byte order mark.
    case markedUTF8
    /// UTF-16, with or without a byte order mark.
    case utf16(isLittleEndian: Bool)
    /// UTF-8 in which a carriage return alone ends a line.
    case carriageReturns

    private static let newline = UInt8(ascii: "\n")

    /// The encoding of `bytes`, or of a file that begins with them.
    init(_ bytes: some Collection<UInt8>) {
        let start = Array(bytes.prefix(4))
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .markedUTF8
        } else if start.starts(with: [0xFF, 0xFE]) {
            self = .utf16(isLittleEndian: true)
        } else if start.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isLittleEndian: false)
        } else if start.count == 4, start.map({ $0 == 0 }) == [false, true, false, true] {
            self = .utf16(isLittleEndian: true)
        } else if start.count == 4, start.map({ $0 == 0 }) == [true, false, true, false] {
            self = .utf16(isLittleEndian: false)
        } else if Self.endsLinesWithReturns(bytes) {
            self = .carriageReturns
        } else {
            self = .utf8
        }
    }

    private static func endsLinesWithReturns(_ bytes: some Collection<UInt8>) -> Bool {
        guard !bytes.contains(newline), let first = bytes.firstIndex(of: UInt8(ascii: "\r")),
            let next = bytes[bytes.index(after: first)...].first
        else { return false }
        return (0x30...0x39).contains(next) || next == UInt8(ascii: "\"")
    }

    /// `bytes` as UTF-8 with a newline after each line. Line numbers stay the same.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        switch HistoryEncoding(bytes) {
        case .utf8: return bytes
        case .markedUTF8: return Array(bytes.dropFirst(3))
        case .carriageReturns: return bytes.map { $0 == UInt8(ascii: "\r") ? newline : $0 }
        case .utf16(let isLittleEndian):
            // Earlier versions added rows in UTF-8 to such a file.
            let added = firstPlainRow(in: bytes) ?? bytes.count
            let units = stride(from: 0, to: added - 1, by: 2).map { index in
                let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
                return isLittleEndian ? second << 8 | first : first << 8 | second
            }
            let text = String(decoding: units.drop { $0 == 0xFEFF }, as: UTF16.self)
            return Array(text.utf8) + (added < bytes.count ? [newline] + bytes[added...] : [])
        }
    }

    /// The index of the first row in UTF-8 within UTF-16 text: after a newline, a date without zeros between its
    /// digits.
    private static func firstPlainRow(in bytes: [UInt8]) -> Int? {
        let pattern = Array("0000-00-00T".utf8)
        return bytes.indices.first { index in
            guard index > 0, bytes[index - 1] == newline, index + pattern.count <= bytes.count else { return false }
            return zip(bytes[index...], pattern).allSatisfy { byte, wanted in
                wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == wanted
            }
        }
    }
}
