/// A row that is not as Balasana writes it, because an editor or a spreadsheet has saved the file: with cells in
/// quotes, commas or semicolons in place of tabs, spaces or NUL bytes around a cell, or no empty cells at the end.
struct EditedRow {
    /// The texts of the cells, without quotes and surrounding white space.
    let cells: [String]

    /// Whether the row has NUL bytes, which a crash may leave in place of a text.
    private let hasNUL: Bool

    private static let quote = UInt8(ascii: "\"")

    /// The cells of `row`, separated as its first cell is.
    init(_ row: ArraySlice<UInt8>) {
        hasNUL = row.contains(0)
        let separators = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")].filter { row.contains($0) }
        var found = separators.map { Self.cells(row, $0) }
        // A spreadsheet that knows no tab as a separator puts the whole row into one cell.
        if let whole = found.first(where: { $0.count == 1 && row.first == Self.quote })?.first {
            let inner = Array(whole.utf8)[...]
            found += separators.map { Self.cells(inner, $0) }
        }
        cells =
            found.first { $0.count > 1 && EditedTime.isLikely($0[0]) }
            ?? found.first { $0.count > 1 } ?? [Self.trimmed(row)]
    }

    /// True for the names of the columns.
    var isHeader: Bool { cells.count > 1 && cells[0] == "time" && cells[1] == "event" }

    /// True if no cell has a text, or had one.
    var isBlank: Bool { cells.allSatisfy(\.isEmpty) && !hasNUL }

    /// A whole number in the cell at `index`. A spreadsheet may have added decimals, which are zero.
    func number(_ index: Int) -> Int32? {
        guard let mark = cells[index].firstIndex(where: { $0 == "." || $0 == "," }) else { return Int32(cells[index]) }
        let decimals = cells[index][mark...].dropFirst()
        return decimals.count < 3 && decimals.allSatisfy { $0 == "0" } ? Int32(cells[index][..<mark]) : nil
    }

    private static func cells(_ row: ArraySlice<UInt8>, _ separator: UInt8) -> [String] {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        var index = row.startIndex
        while index < row.endIndex {
            let byte = row[index]
            index += 1
            if byte == quote, isQuoted, index < row.endIndex, row[index] == quote {
                cells[cells.count - 1].append(byte)
                index += 1
            } else if byte == quote, isQuoted || trimmed(cells[cells.count - 1][...]).isEmpty {
                isQuoted.toggle()
            } else if byte == separator, !isQuoted {
                cells.append([])
            } else {
                cells[cells.count - 1].append(byte)
            }
        }
        return cells.map { trimmed($0[...]) }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0xA || byte == 0xD }
        guard let first = bytes.firstIndex(where: { !isSpace($0) && $0 != 0 }),
            let last = bytes.lastIndex(where: { !isSpace($0) && $0 != 0 })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
