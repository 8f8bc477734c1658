import ReminderCore
import Storage

/// The dates on which slots have had their outcome, from the history: they do not open again on these (rule 3).
struct SlotOutcomes: Hashable {
    private static let events: Set<HistoryEvent.Name> = [.done, .partial, .skipped, .missed]

    /// By the slot's name, as the history has them.
    private var dates: [String: Set<LocalDate>] = [:]

    /// Those of `records`. A hold without a reminder has no date and is no outcome.
    init(_ records: [HistoryRecord] = []) {
        for record in records {
            guard let event = record.name, Self.events.contains(event), case .slot(let name) = record.reminder else {
                continue
            }
            for case .date(let date) in record.details { dates[name, default: []].insert(date) }
        }
    }

    /// Those around `now` of this machine: an outcome on another machine does not close a slot here.
    init(_ history: History, _ calendar: Calendar, at now: UTC) {
        // A window goes on after midnight, and a zone may lie a day behind another.
        self.init(history.rows(machine: history.machine, since: calendar.local(now).date.advanced(by: -2)).records)
    }

    /// Whether the slot `name` has had its outcome on `date`.
    func has(_ name: String, _ date: LocalDate) -> Bool { dates[name]?.contains(date) ?? false }
}
