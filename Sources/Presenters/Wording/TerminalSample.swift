import ReminderCore

/// The sample of a reminder for a terminal, where there is no desktop: the notification as a box of text.
public enum TerminalSample {
    /// What fits a terminal of eighty columns with the box around it.
    private static let width = 72

    /// The sample that the agent would show at `now`, by `settings` and after `practice`.
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
