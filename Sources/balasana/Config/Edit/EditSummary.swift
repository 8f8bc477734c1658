import ReminderCore
import Storage

/// What a new config changes, for the person who is about to save it.
struct EditSummary {
    /// What becomes of each setting that changes.
    private let changes: [(key: String, what: String)]
    private let days: [(name: String, before: DayPlan, after: DayPlan)]
    private let now: LocalTime

    /// What changes between the layers `old` and `new`.
    init(_ old: [ConfigFile], _ new: [ConfigFile], _ calendar: Calendar, at now: UTC) {
        let (before, after) = (ConfigOverview(old), ConfigOverview(new))
        let values = Dictionary(uniqueKeysWithValues: before.settings.map { ($0.key, $0.value) })
        let kept = Set(after.settings.map(\.key))
        let gone = before.settings.filter { !kept.contains($0.key) && Self.tells($0) }
        changes =
            after.settings.compactMap { setting in
                let key = setting.key.description
                guard let old = values[setting.key] else {
                    return Self.tells(setting) ? (key, "\(setting.value), new") : nil
                }
                return old == setting.value ? nil : (key, "\(old) -> \(setting.value)")
            } + gone.map { ($0.key.description, "\($0.value), gone") }
        let settings = ConfigReader.read(old, keeping: Settings()).settings
        let next = ConfigReader.read(new, keeping: settings).settings
        self.now = calendar.local(now)
        let today = self.now.date
        days = [("Today", today), ("Tomorrow", today.advanced(by: 1))].map { name, date in
            (
                "\(name), \(date.weekday.rawValue.capitalized) \(date)", DayPlan(settings, on: date, calendar),
                DayPlan(next, on: date, calendar)
            )
        }
    }

    /// Whether no setting changes.
    var isEmpty: Bool { changes.isEmpty }

    /// Several lines; `-` marks what is no more and `+` what is new.
    var text: String {
        let width = changes.map(\.key.count).max() ?? 0
        var lines = changes.map { change in
            let key = change.key + String(repeating: " ", count: width - change.key.count)
            return "  \(key)  \(change.what)"
        }
        if days.allSatisfy({ $0.before.entries == $0.after.entries }) {
            return (lines + ["", "The times of today and tomorrow stay as they are."]).joined(separator: "\n")
        }
        for (index, day) in days.enumerated() {
            lines += ["", day.name] + entries(day.before.entries, day.after.entries, isToday: index == 0)
        }
        return lines.joined(separator: "\n")
    }

    /// Whether a setting of a slot or meal that comes or goes is worth a line: its time is, and what is not as usual.
    private static func tells(_ setting: ConfigSetting) -> Bool {
        setting.key.key == "at" || setting.value != setting.initial
    }

    private func entries(_ before: [DayPlan.Entry], _ after: [DayPlan.Entry], isToday: Bool) -> [String] {
        if before.isEmpty, after.isEmpty { return ["  nothing"] }
        let gone = before.filter { !after.contains($0) }.map { (mark: "-", entry: $0) }
        let others = after.map { (mark: before.contains($0) ? " " : "+", entry: $0) }
        return (gone + others).sorted { $0.entry.at < $1.entry.at }.map { mark, entry in
            let isPast = isToday && entry.at <= now.time
            return "\(mark) \(entry.at.hoursAndMinutes)  \(entry.what)\(isPast ? " (past)" : "")"
        }
    }
}
