import ReminderCore

/// The notification about problems in the config.
public enum ConfigNotice {
    /// The notification for `problems`, one sentence each. It shows at most three.
    public static func notification(_ problems: [String]) -> NotificationText {
        let count = problems.count == 1 ? "A problem" : "\(problems.count) problems"
        var lines = Array(problems.prefix(3))
        if problems.count > 3 { lines.append("`balasana config check` lists all of them.") }
        return NotificationText(
            summary: "\(count) in balasana.conf", lines: lines, actions: [], noticeTime: .seconds(60))
    }
}
