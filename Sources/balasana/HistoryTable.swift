import Glibc
import ReminderCore
import Storage

/// The history in columns.
enum HistoryTable {
    /// Today on the user's wall calendar.
    static var today: LocalDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return LocalDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// A block a day, for people.
    static func text(_ records: [HistoryRecord], days: Int) -> String {
        guard !records.isEmpty else {
            return days == 1 ? "Nothing has happened today." : "Nothing has happened in the last \(days) days."
        }
        var lines: [String] = []
        var day: LocalDate?
        for record in records {
            let local = record.time.local
            if local.date != day {
                day = local.date
                lines.append("\(lines.isEmpty ? "" : "\n")\(local.date.weekday.rawValue.capitalized) \(local.date)")
            }
            lines.append(line(record))
        }
        return lines.joined(separator: "\n")
    }

    /// The columns of the files, with the machine's name, for programs.
    static func tsv(_ records: [HistoryRecord]) -> String {
        let header = "time\tmachine\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail"
        return
            ([header]
            + records.map { record in
                let seconds = [record.hold, record.sitting].map { $0.map { "\($0.components.seconds)" } ?? "" }
                return [
                    record.time.text, record.machine, record.event, record.kind, record.variation, seconds[0],
                    seconds[1], record.detail,
                ].joined(separator: "\t")
            }).joined(separator: "\n")
    }

    private static func line(_ record: HistoryRecord) -> String {
        let what = record.variation == Variation.walk.rawValue ? "walk" : "hold"
        let hold = record.hold.map { "\(what) \(DurationText.format($0))" } ?? ""
        let columns = [
            record.time.local.time.hoursAndMinutes, padded(record.event, 11), padded(record.kind, 14),
            padded(hold, 11), "sat \(DurationText.format(record.sitting))",
            record.detail.isEmpty ? "" : "(\(record.detail))",
        ]
        return "  " + columns.joined(separator: "  ").trimmed
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
