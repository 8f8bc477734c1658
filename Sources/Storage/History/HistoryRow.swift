import Platform
import ReminderCore

/// A row of the history.
///
/// The columns are `time` (local, ISO 8601 with milliseconds and offset), `event`, `kind` (`sitting`, `slot:NAME` or
/// empty), `variation`, `hold_seconds`, `sitting_seconds` and `detail`. A column that does not apply is empty. Seconds
/// are whole numbers.
public struct HistoryRow: Hashable, Sendable {
    /// The row as in the file, without the newline.
    public let line: String

    /// The row for `entry`, with the local time of `calendar`.
    public init(_ entry: HistoryEntry, _ calendar: Calendar) {
        let columns = [
            LocalTimestamp(entry.at, in: calendar).text,
            entry.event.name.word,
            entry.event.kind?.text ?? "",
            entry.event.variation?.rawValue ?? "",
            entry.event.hold.map(Self.wholeSeconds) ?? "",
            Self.wholeSeconds(entry.sitting),
            entry.event.detail,
        ]
        line = columns.map(Self.cell).joined(separator: "\t")
    }

    /// The first line of each file: the names of the columns, then the version of the format.
    static let header = columns.joined(separator: "\t") + "\tversion=\(version)"

    private static let version: Int32 = 1

    /// The version in the header of a file that begins with `start`, in digits, if it is later than that of this
    /// program; otherwise nil.
    static func newerVersion(_ start: some Collection<UInt8>) -> String? {
        let line = HistoryEncoding.utf8(Array(start)).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let edited = EditedRow(line)
        let name = "version="
        guard edited.isHeader, let cell = edited.cells.first(where: { $0.hasPrefix(name) }) else { return nil }
        let digits = cell.dropFirst(name.count)
        guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit) else { return nil }
        // A number that is too large is of a later version, too.
        return Int32(digits).map { $0 > version } ?? true ? String(digits) : nil
    }

    /// The names of the columns.
    public static let columns = [
        "time", "event", "kind", "variation", "hold_seconds", "sitting_seconds", "detail",
    ]

    /// The month of the file for `line`, such as `2026-11`, from its local time; nil if `line` is not a row.
    static func month(of line: String) -> String? {
        let bytes = Array(line.utf8)
        guard !bytes.contains(UInt8(ascii: "\n")), let time = time(bytes.prefix { $0 != UInt8(ascii: "\t") }) else {
            return nil
        }
        return String(time.local.date.description.prefix(7))
    }

    /// Whether `text` is a month such as `2026-11`.
    static func isMonth(_ text: some StringProtocol) -> Bool { LocalDate(text: text + "-01") != nil }

    /// Parses the time of a row, which has three decimals and a numeric offset; nil for any other text.
    static func time(_ text: ArraySlice<UInt8>) -> LocalTimestamp? {
        let start = text.startIndex
        guard text.count >= 29, text[start + 10] == UInt8(ascii: "T"), text[start + 19] == UInt8(ascii: "."),
            text[start + 23] == UInt8(ascii: "+") || text[start + 23] == UInt8(ascii: "-")
        else { return nil }
        return try? LocalTimestamp(text)
    }

    /// Calls `body` with each row in `bytes` and its line number. Skips the header and empty lines.
    ///
    /// An editor or a spreadsheet may have saved the file in another encoding or with other line ends.
    public static func forEach<Failure: Error>(
        in bytes: [UInt8], _ body: (_ line: Int, _ row: ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let bytes = HistoryEncoding.utf8(bytes)
        let heading = Array("time\t".utf8)
        var (line, start) = (1, 0)
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let row = end > start && bytes[end - 1] == UInt8(ascii: "\r") ? bytes[start..<end - 1] : bytes[start..<end]
            if let first = row.first, !row.starts(with: heading), isDigit(first) || !isWithoutData(row) {
                try body(line, row)
            }
            (line, start) = (line + 1, end + 1)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether `row` has the names of the columns, or only empty cells, in the form in which a spreadsheet saves them.
    private static func isWithoutData(_ row: ArraySlice<UInt8>) -> Bool {
        let edited = EditedRow(row)
        return edited.isHeader || edited.isBlank
    }

    private static func wholeSeconds(_ duration: Duration) -> String {
        String((duration + .milliseconds(500)).components.seconds)
    }

    /// `text` with spaces in place of ASCII control characters, which could end the cell or the line, and without other
    /// characters that a terminal obeys.
    private static func cell(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }
        return String(String.UnicodeScalarView(scalars)).harmless
    }
}
