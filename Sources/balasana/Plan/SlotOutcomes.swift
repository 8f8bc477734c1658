import ReminderCore
import Storage

/// The dates on which slots have had their outcome, from the history: they do not open again on these (rule 3).
struct SlotOutcomes: Hashable {
    private static let events: Set<String> = Set(
        [HistoryEntry.Event.done, .partial, .skipped, .missed].map(\.rawValue))

    /// By the slot's name, as the history has them.
    private var dates: [String: Set<Substring>] = [:]

    /// Those of `records`. A hold without a reminder has no date and is no outcome.
    init(_ records: [HistoryRecord] = []) {
        for record in records where Self.events.contains(record.event) && record.kind.hasPrefix("slot:") {
            let words = record.detail.split(separator: " ").filter { $0.hasPrefix("date=") }
            dates[String(record.kind.dropFirst(5)), default: []].formUnion(words.map { $0.dropFirst(5) })
        }
    }

    /// Those around `now` of this machine: an outcome on another machine does not close a slot here.
    init(_ history: History, _ calendar: Calendar, at now: UTC) {
        // A window goes on after midnight, and a zone may lie a day behind another.
        self.init(history.rows(machine: history.machine, since: calendar.local(now).date.advanced(by: -2)).records)
    }

    /// Whether the slot `name` has had its outcome on `date`.
    func has(_ name: String, _ date: LocalDate) -> Bool { dates[name]?.contains("\(date)") ?? false }
}
