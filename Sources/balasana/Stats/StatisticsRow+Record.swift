import HistoryStatistics
import ReminderCore
import Storage

extension StatisticsRow {
    /// The row `record`; nil if it says nothing that statistics know.
    init?(_ record: HistoryRecord) {
        guard let content = Content(record) else { return nil }
        self.init(record.time, content)
    }
}

extension StatisticsRow.Content {
    fileprivate init?(_ record: HistoryRecord) {
        switch record.event {
        case "bout":
            guard let from = record.from else { return nil }
            let ended = record.word(after: "ended=")
            self = .sitting(
                from: from, counted: record.sitting, mayContinue: ended == "midnight" || ended == "quit")
        case "observed":
            guard let from = record.from else { return nil }
            self = .observed(from: from)
        case "standing":
            guard let from = record.from else { return nil }
            self = .standing(from: from)
        case _:
            guard let entry = record.entry else { return nil }
            self = .event(entry.event)
        }
    }
}

extension HistoryRecord {
    /// When the period began that ended at the row's time; nil if it does not say.
    fileprivate var from: LocalTimestamp? {
        word(after: "from=").flatMap { try? LocalTimestamp(Array($0.utf8)[...]) }
    }

    /// The value of a word of ``detail``, such as `away` of `ended=away`.
    fileprivate func word(after start: String) -> Substring? {
        detail.split(separator: " ").first { $0.hasPrefix(start) }?.dropFirst(start.count)
    }
}
