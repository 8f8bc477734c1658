import ReminderCore

/// The sample of a reminder for a terminal, where there is no desktop: the notification as a box of text.
public enum TerminalSample {
    /// What fits a terminal of eighty columns with the box around it.
    private static let width = 72

    private static func pose(_ settings: Settings) -> Pose {
        settings.choice(of: .sitting, Practice()).pose
    }

    /// The first sitting reminder that `settings` lead to.
    public static func text(_ settings: Settings = Settings()) -> String {
        let reminder = ReminderText.notification(
            ReminderContent(
                kind: .sitting, pose: pose(settings), hold: settings.sitting.hold.start,
                sitting: settings.sitting.remindAfter,
                snoozesLeft: settings.snooze.budget > 0 ? settings.snooze.budget : nil,
                snooze: settings.snooze.budget > 0 ? settings.snooze.lengths[0] : nil,
                onScreen: settings.delivery.onScreen))
        let buttons = reminder.actions.map { "[ \($0.label) ]" }.joined(separator: "  ")
        let body = reminder.lines.flatMap { Paragraph.lines($0, width: Self.width) }
        let lines = [reminder.summary, ""] + body + ["", buttons]
        let width = lines.map(\.count).max() ?? 0
        let rule = String(repeating: "─", count: width + 2)
        let rows = lines.map { "│ \($0)\(String(repeating: " ", count: width - $0.count)) │" }
        return (["┌\(rule)┐"] + rows + ["└\(rule)┘"]).joined(separator: "\n")
    }
}
