import ReminderCore
import Storage

/// The dates on which slots had an outcome, according to the history. A slot does not open again on such a date (rule
/// 3).
struct SlotOutcomes: Hashable {
    /// The holds of a slot until one answers it.
    private struct Open: Hashable {
        /// The length that its reminder asked for.
        var asked: Duration?
        /// The length of the hold that was started last.
        var started: Duration?
        /// The dates on which a hold was stopped too early to answer it. Pain answers it.
        var cutShort: Set<LocalDate> = []

        /// Whether a hold of `held` is too short to answer it (rule 8).
        func isCutShort(by held: Duration) -> Bool {
            [asked, started].compactMap(\.self).min().map { held * 2 < $0 } ?? false
        }
    }

    /// The dates by the name of the slot.
    private var dates: [String: Set<LocalDate>] = [:]

    /// The outcomes in `records`, which are in chronological order. A hold without a reminder has no date and is not an
    /// outcome.
    init(_ records: [HistoryRecord] = []) {
        var open: [String: Open] = [:]
        for record in records {
            guard let event = record.name, case .slot(let name) = record.reminder else { continue }
            var slot = open[name] ?? Open()
            let found = Set(record.details.compactMap { if case .date(let date) = $0 { date } else { nil } })
            switch event {
            case .shown:
                slot.asked = record.hold
                slot.cutShort = []
            case .started: slot.started = record.hold
            case .partial where slot.isCutShort(by: record.hold ?? .zero): slot.cutShort = found
            case .done, .partial, .skipped, .missed: dates[name, default: []].formUnion(found)
            case .hurt: dates[name, default: []].formUnion(slot.cutShort)
            case .snoozed, .ignored, .awayBreak, .standing, .bout, .observed, .comfortable, .tooLong, .interrupted,
                .better, .undo, .ate:
                break
            }
            open[name] = slot
        }
    }

    /// Outcomes around `now`. At other machines only a slot that was done or skipped is closed here, too.
    init(_ history: History, _ calendar: Calendar, at now: UTC) {
        // A window may continue after midnight, and the date differs by a day between time zones.
        let records = history.rows(since: calendar.local(now).date.advanced(by: -2)).records
        let own = history.machine
        let latest = now + Practice.clockError
        // A window that ends in the future ended while the clock was ahead. The slot opens again.
        self.init(
            records.filter { record in
                if record.machine == own { return record.name != .missed || record.time.utc <= now }
                return record.time.utc <= latest && (record.name == .done || record.name == .skipped)
            })
    }

    /// Whether the slot `name` had an outcome on `date`.
    func has(_ name: String, _ date: LocalDate) -> Bool { dates[name]?.contains(date) ?? false }
}
