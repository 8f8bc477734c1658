import Platform
import Presenters
import ReminderCore
import Storage

/// The output of `history` for a terminal, row by row: a block for each day and a summary.
struct HistoryText {
    /// The number of days that are read, including `today`.
    private let days: Int
    private let today: LocalDate
    /// The most characters of a line.
    private let width: Int
    private var day: LocalDate?
    private var count = EventCount()
    /// The machines whose last bout has a line of its own, so the line of the break after it does not repeat it.
    private var saidBouts: Set<String> = []

    init(days: Int, today: LocalDate = HistoryTable.today, width: Int = 80) {
        self.days = days
        self.today = today
        self.width = width
    }

    /// Adds the next row in chronological order and returns its lines, each with a newline; empty for a row that only
    /// programs need, and for a break that says no more than the bout before it.
    mutating func add(_ record: HistoryRecord) -> String {
        guard let isBoutSaid = noted(record) else { return "" }
        var lines: [String] = []
        let date = record.time.local.date
        if date != day {
            if day != nil { lines.append("") }
            lines.append(DateText.text(date, in: today.components.year))
        }
        day = date
        if let event = record.name { count.add(event, isWalk: record.variation == Variation.walk.rawValue) }
        lines += self.lines(record, isBoutSaid: isBoutSaid)
        return lines.map { $0 + "\n" }.joined()
    }

    /// One line for the next row, with its date and a newline; empty as for ``add(_:)``. It is not wrapped.
    mutating func line(_ record: HistoryRecord) -> String {
        guard let isBoutSaid = noted(record) else { return "" }
        let line = HistoryText(days: days, today: today, width: .max).lines(record, isBoutSaid: isBoutSaid)
            .joined(separator: " ")
        return "\(record.time.local.date) \(line.drop { $0 == " " })\n"
    }

    /// Whether the bout before the break `record` has a line of its own; nil if `record` has none.
    private mutating func noted(_ record: HistoryRecord) -> Bool? {
        let isBoutSaid = record.name == .awayBreak && saidBouts.remove(record.machine) != nil
        if record.name == .bout { saidBouts.insert(record.machine) }
        return record.name == .observed || isBoutSaid && record.details.isEmpty ? nil : isBoutSaid
    }

    /// The last lines, after all rows, each with a newline.
    var end: String {
        guard day != nil else {
            return days == 1 ? "Nothing was recorded today.\n" : "Nothing was recorded in \(days) days.\n"
        }
        let sentence = count.sentence(days == 1 ? "today" : "in \(days) days")
        return ([""] + Paragraph.lines(sentence, width: width)).map { $0 + "\n" }.joined()
    }

    private func lines(_ record: HistoryRecord, isBoutSaid: Bool) -> [String] {
        let local = record.time.local
        // The name of an event of a later version stays as it is.
        let word = record.name.map(EventText.word) ?? record.event.harmlessName
        if record.name == .bout {
            let details = [DurationPhrase.rough(record.sitting)] + bout(record)
            return EventText.lines(local.time.hoursAndMinutes, word, details, width: width)
        }
        let subject = record.name == .awayBreak ? "" : EventText.subject(record.kind.harmlessName)
        let sitting = record.sitting > .zero && !isBoutSaid ? "sat \(DurationPhrase.rough(record.sitting))" : ""
        let details = [subject, EventText.hold(record.hold, record.variation.harmlessName), sitting]
        let more = EventText.details(record.details, at: record.time.utc, on: local.date).map(\.harmlessReason)
        return EventText.lines(local.time.hoursAndMinutes, word, details + more, width: width)
    }

    /// When a bout began, and on which date if that is another one.
    private func bout(_ record: HistoryRecord) -> [String] {
        for case .from(let from) in record.details {
            let isSameDate = from.local.date == record.time.local.date
            return [(isSameDate ? "" : "\(from.local.date) ") + from.local.time.hoursAndMinutes].map { "since \($0)" }
        }
        return []
    }
}
