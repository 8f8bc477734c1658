import ReminderCore
import Storage

/// The changes that a new config makes, shown before it is saved.
struct EditSummary {
    /// Each changed setting with a description of the change.
    private let changes: [(key: String, what: String)]
    private let days: [(name: String, before: [Entry], after: [Entry])]

    /// A line of `balasana plan`.
    private typealias Entry = (at: UTC, line: String)

    /// The changes from the layers `old` to `new`.
    ///
    /// - Parameters:
    ///   - lastGood: The settings in force where `old` has errors.
    ///   - practice: Sets the lengths of the holds.
    ///   - outcomes: Slots with an outcome are left out.
    init(
        _ old: [ConfigFile], _ new: [ConfigFile], keeping lastGood: Settings? = nil, _ practice: Practice,
        _ outcomes: SlotOutcomes, _ calendar: Calendar,
        at now: UTC
    ) {
        let before = ConfigReader.read(old, keeping: lastGood)
        let after = ConfigReader.read(new, keeping: before.settings)
        let values = Dictionary(uniqueKeysWithValues: before.keys.map { ($0.key, $0.value) })
        let kept = Set(after.keys.map(\.key))
        let gone = before.keys.filter { !kept.contains($0.key) && Self.isListed($0) }
        changes =
            after.keys.compactMap { setting in
                let key = setting.key.description
                guard let old = values[setting.key] else {
                    let isUsed = after.setting(ConfigKey(group: setting.key.group, key: "at"))?.fault == nil
                    return isUsed && Self.isListed(setting) ? (key, "\(setting.value), new") : nil
                }
                return old == setting.value ? nil : (key, "\(old) -> \(setting.value)")
            } + gone.map { ($0.key.description, "\($0.value), removed") }
        func coming(_ next: Settings) -> [ComingDay] {
            ComingDay.days(2, next, practice, outcomes, calendar, at: now, opened: before.settings.slots)
        }
        let today = calendar.local(now).date
        days = zip(coming(before.settings), coming(after.settings)).map { old, new in
            (
                "\(old.date == today ? "Today" : "Tomorrow"), \(ComingText.heading(old.date))",
                ComingText.entries(old, calendar), ComingText.entries(new, calendar)
            )
        }
    }

    var isEmpty: Bool { changes.isEmpty }

    /// Several lines. `-` marks what is removed and `+` what is new.
    var text: String {
        let width = changes.map(\.key.count).max() ?? 0
        var lines = changes.map { "  \($0.key.padded(to: width))  \($0.what)" }
        if days.allSatisfy({ $0.before.map(\.line) == $0.after.map(\.line) }) {
            return (lines + ["", "Sessions, meals and quiet hours do not change today or tomorrow."]).joined(
                separator: "\n")
        }
        for day in days { lines += ["", day.name] + Self.changes(day.before, day.after) }
        return lines.joined(separator: "\n")
    }

    /// Whether a setting of a new or removed slot or meal is listed: its time always is, others only if not the
    /// default.
    private static func isListed(_ setting: ConfigSetting) -> Bool {
        setting.key.key == "at" || setting.value != setting.initial
    }

    private static func changes(_ before: [Entry], _ after: [Entry]) -> [String] {
        if before.isEmpty, after.isEmpty { return ["  nothing"] }
        let (old, new) = (Set(before.map(\.line)), Set(after.map(\.line)))
        let gone = before.filter { !new.contains($0.line) }.map { (mark: "-", entry: $0) }
        let others = after.map { (mark: old.contains($0.line) ? " " : "+", entry: $0) }
        return (gone + others).enumerated()
            .sorted { ($0.element.entry.at, $0.offset) < ($1.element.entry.at, $1.offset) }
            .map { "\($0.element.mark) \($0.element.entry.line)" }
    }
}
