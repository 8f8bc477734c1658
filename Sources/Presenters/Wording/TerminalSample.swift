import ReminderCore

/// A sample reminder as a text box, for a terminal without a desktop.
public enum TerminalSample {
    /// The width of the text in columns. With its box it fits a terminal of eighty columns.
    private static let width = 72

    /// The sample that the agent would show at `now` for `settings` and `practice`.
    public static func text(
        _ settings: Settings, _ practice: Practice, _ calendar: Calendar, at now: UTC
    ) -> String {
        let reminder = ReminderText.sample(settings.sample(practice, calendar, at: now))
        let buttons = reminder.actions.map { "[ \($0.label) ]" }.joined(separator: "  ")
        let body = reminder.lines.flatMap { Paragraph.lines($0, width: Self.width) }
        let lines = [reminder.summary, ""] + body + ["", buttons]
        let width = lines.map(\.count).max() ?? 0
        let rule = String(repeating: "─", count: width + 2)
        let rows = lines.map { "│ \($0)\(String(repeating: " ", count: width - $0.count)) │" }
        return (["┌\(rule)┐"] + rows + ["└\(rule)┘"]).joined(separator: "\n")
    }
}
