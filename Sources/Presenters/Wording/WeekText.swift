/// The text of the weekly note.
public enum WeekText {
    /// The notification with `lines` about the seven days before today.
    public static func notification(_ lines: [String]) -> NotificationText {
        var text = NotificationText(
            summary: "Your last seven days", lines: lines, actions: [], noticeTime: .seconds(30))
        text.isQuiet = true
        return text
    }
}
