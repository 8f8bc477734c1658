import HistoryStatistics
import ReminderCore
import Storage

extension StatisticsRow {
    /// The row `record`; nil if it says nothing that statistics know.
    init?(_ record: HistoryRecord) {
        guard let entry = record.entry else { return nil }
        self.init(record.time, Content(entry))
    }
}

extension StatisticsRow.Content {
    fileprivate init(_ entry: HistoryEntry) {
        switch entry.event {
        case .bout(let from, let end):
            self = .sitting(from: from, counted: entry.sitting, mayContinue: end == .midnight || end == .quit)
        case .observed(let from, _): self = .observed(from: from)
        case .standing(let period, let answered): self = .standing(period, answered)
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .missed, .awayBreak, .answered, .undone,
            .ate:
            self = .event(entry.event)
        }
    }
}
