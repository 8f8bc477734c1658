/// What to add to a file so it contains each of a number of rows once.
enum HistoryAddition {
    private static let newline = UInt8(ascii: "\n")

    /// How many bytes at the start of a file show its form.
    static let startSize = 4096

    /// Whether rows can be added to a file that begins with `start`. Otherwise it is in UTF-16, has other line ends, or
    /// has commas or semicolons in place of tabs, and a mixture is something that few programs read; or it has the
    /// format of a later version.
    static func canFollow(_ start: [UInt8]) -> Bool {
        switch HistoryEncoding(start) {
        case .utf16, .carriageReturns: return false
        case .utf8, .markedUTF8: break
        }
        if HistoryRow.newerVersion(start) != nil { return false }
        let line = start.prefix { $0 != newline }
        return line.contains(UInt8(ascii: "\t")) || EditedRow(line).cells.count < 2
    }

    /// Those of `lines` that are not in the UTF-8 text `bytes`, in any form in which they can be read.
    static func missing(_ lines: [String], in bytes: [UInt8]) -> [String] {
        let pieces = bytes.split(separator: newline)
        let present = Set(pieces)
        return lines.filter { line in
            let row = Array(line.utf8)[...]
            return !present.contains(row) && !pieces.contains { isSame($0, row) }
        }
    }

    /// The bytes to append to a file that ends with `tail`.
    static func bytes(_ lines: [String], to tail: [UInt8]) -> [UInt8] {
        let end = tail.lastIndex(of: newline).map { $0 + 1 } ?? 0
        let torn = tail[end...]
        var missing = missing(lines, in: Array(tail[..<end])).map { Array($0.utf8) }
        if torn.isEmpty {
            if tail.isEmpty { missing.insert(Array(HistoryRow.header.utf8), at: 0) }
            return Array(missing.map { $0 + [newline] }.joined())
        }
        let header = Array(HistoryRow.header.utf8)
        if end == 0, torn.count <= header.count, header.starts(with: torn) {
            missing.insert(header, at: 0)
        } else if let index = missing.firstIndex(where: { $0.starts(with: torn) }) {
            missing.insert(missing.remove(at: index), at: 0)
        } else {
            missing.removeAll { isSame(torn, $0[...]) }
            return missing.isEmpty ? [] : [newline] + missing.map { $0 + [newline] }.joined()
        }
        return Array(Array(missing.map { $0 + [newline] }.joined())[torn.count...])
    }

    /// Whether `piece` is `row` after an editor or a spreadsheet has saved it.
    static func isSame(_ piece: ArraySlice<UInt8>, _ row: ArraySlice<UInt8>) -> Bool {
        let piece = piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece
        // To the second: its fraction may have got a comma.
        let time = row.prefix(19)
        guard piece.starts(with: time) || piece.dropFirst().starts(with: time) else { return false }
        let written = HistoryRecord(row, machine: "")
        return written != nil && HistoryRecord(piece, machine: "") == written
    }
}
