import ReminderCore
import Storage

/// The dates on which slots had an outcome, according to the history. A slot does not open again on such a date (rule
/// 3).
struct SlotOutcomes: Hashable {
    private static let events: Set<HistoryEvent.Name> = [.done, .partial, .skipped, .missed]

    /// The dates by the name of the slot.
    private var dates: [String: Set<LocalDate>] = [:]

    /// The outcomes in `records`. A hold without a reminder has no date and is not an outcome.
    init(_ records: [HistoryRecord] = []) {
        for record in records {
            guard let event = record.name, Self.events.contains(event), case .slot(let name) = record.reminder else {
                continue
            }
            for case .date(let date) in record.details { dates[name, default: []].insert(date) }
        }
    }

    /// Outcomes of this machine around `now`. An outcome on another machine does not close a slot here.
    init(_ history: History, _ calendar: Calendar, at now: UTC) {
        // A window may continue after midnight, and the date differs by a day between time zones.
        self.init(history.rows(machine: history.machine, since: calendar.local(now).date.advanced(by: -2)).records)
    }

    /// Whether the slot `name` had an outcome on `date`.
    func has(_ name: String, _ date: LocalDate) -> Bool { dates[name]?.contains(date) ?? false }
}
