import Glibc
import ReminderCore
import Storage

/// The rows as columns: with tabs between them for `history --tsv`, with commas for `history export --csv`.
enum HistoryTable {
    /// Today's date in the local time zone.
    static var today: LocalDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return LocalDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// The names of the columns: those of the files, and the name of the machine.
    private static let columns = [
        "time", "machine", "event", "kind", "variation", "hold_seconds", "sitting_seconds", "detail",
    ]

    /// The names of the columns, with a newline.
    static let header = columns.joined(separator: "\t") + "\n"

    /// The line for `record`, with a newline.
    static func line(_ record: HistoryRecord) -> String { cells(record).joined(separator: "\t") + "\n" }

    /// For lines with tabs, whose cells are clean.
    static var output: OutputBuffer { OutputBuffer { StandardOutput.write($0) } }

    /// The names of the columns with commas between them (RFC 4180), with a newline.
    static let csvHeader = columns.joined(separator: ",") + "\n"

    /// The line for `record` with commas between the cells (RFC 4180), with a newline.
    static func csvLine(_ record: HistoryRecord) -> String {
        cells(record).map(csvCell).joined(separator: ",") + "\n"
    }

    private static func cells(_ record: HistoryRecord) -> [String] {
        let seconds = [record.hold, record.sitting].map { $0.map { "\($0.components.seconds)" } ?? "" }
        return [
            record.time.text, record.machine, record.event, record.kind, record.variation, seconds[0], seconds[1],
            record.detail,
        ]
    }

    private static func csvCell(_ text: String) -> String {
        // No text of ours begins with these, and a spreadsheet would take it for a formula.
        let isFormula = text.utf8.first.map("=+-@".utf8.contains) ?? false
        let text = isFormula ? "'" + text : text
        guard text.utf8.contains(where: needsQuotes) else { return text }
        let doubled = text.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"\(doubled)\""
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        case _: false
        }
    }
}
