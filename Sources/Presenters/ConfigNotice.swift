import ReminderCore

/// The notification that tells of faults in the config, which else would be told only in a log.
public enum ConfigNotice {
    /// The notification for these `problems`, a sentence each; at most three are shown.
    public static func notification(_ problems: [String]) -> NotificationText {
        let count = problems.count == 1 ? "a fault" : "\(problems.count) faults"
        var lines = Array(problems.prefix(3))
        if problems.count > 3 { lines.append("`balasana status` tells the others.") }
        return NotificationText(summary: "The config of Balasana has \(count)", lines: lines, actions: [])
    }
}
