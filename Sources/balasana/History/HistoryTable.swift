import Glibc
import ReminderCore
import Storage

/// The output of `history --tsv`: columns with tabs between them.
enum HistoryTable {
    /// Today's date in the local time zone.
    static var today: LocalDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return LocalDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// The names of the columns: those of the files, and the name of the machine. With a newline.
    static let header = "time\tmachine\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\n"

    /// The line for `record`, with a newline.
    static func line(_ record: HistoryRecord) -> String {
        let seconds = [record.hold, record.sitting].map { $0.map { "\($0.components.seconds)" } ?? "" }
        return [
            record.time.text, record.machine, record.event, record.kind, record.variation, seconds[0], seconds[1],
            record.detail,
        ].joined(separator: "\t") + "\n"
    }
}
