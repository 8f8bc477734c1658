import Glibc
import Platform
import Presenters
import ReminderCore
import Storage

/// The output of `balasana history`.
enum HistoryTable {
    /// Today's date in the local time zone.
    static var today: LocalDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return LocalDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// A block for each day and a summary, wrapped at `width` characters.
    ///
    /// - Parameter days: The number of days that were read, including `today`.
    static func text(
        _ records: [HistoryRecord], days: Int, today: LocalDate = HistoryTable.today, width: Int = 80
    ) -> String {
        guard !records.isEmpty else {
            return days == 1 ? "Nothing was recorded today." : "Nothing was recorded in \(days) days."
        }
        var lines: [String] = []
        var day: LocalDate?
        for record in records {
            let date = record.time.local.date
            if date != day {
                if day != nil { lines.append("") }
                lines.append(DateText.text(date, in: today.components.year))
            }
            day = date
            lines += self.lines(record, width)
        }
        let count = EventCount(
            records.compactMap { record in
                record.name.map {
                    (event: $0, isWalk: record.variation == Variation.walk.rawValue)
                }
            })
        let sentence = count.sentence(days == 1 ? "today" : "in \(days) days")
        return (lines + [""] + Paragraph.lines(sentence, width: width)).joined(separator: "\n")
    }

    /// Tab-separated columns: those of the files, and the name of the machine.
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

    private static func lines(_ record: HistoryRecord, _ width: Int) -> [String] {
        let local = record.time.local
        // The name of an event of a later version stays as it is.
        let word = record.name.map(EventText.word) ?? record.event.harmlessName
        let subject = record.name == .awayBreak ? "" : EventText.subject(record.kind.harmlessName)
        let sitting = record.sitting > .zero ? "sat \(DurationPhrase.rough(record.sitting))" : ""
        let details = [subject, EventText.hold(record.hold, record.variation.harmlessName), sitting]
        let more = EventText.details(record.details, on: local.date).map(\.harmlessReason)
        return EventText.lines(local.time.hoursAndMinutes, word, details + more, width: width)
    }
}
