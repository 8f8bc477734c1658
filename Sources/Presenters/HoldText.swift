import ReminderCore

/// The words of a running hold, one notification a stage.
public enum HoldText {
    /// The notification that `content` makes.
    public static func notification(_ content: HoldContent) -> NotificationText {
        let stop = NotificationText.Choice(action: .stop, label: "Stop")
        let length = SpokenDuration.text(content.length)
        switch content.stage {
        case .gettingDown:
            return NotificationText(
                summary: "Get ready: \(length) of Child's Pose in \(SpokenDuration.text(content.lasts))",
                lines: [PoseText.how(content.variation), PoseText.caution], actions: [stop])
        case .holding:
            return NotificationText(
                summary: "Hold for \(length)", lines: [PoseText.breath, PoseText.caution], actions: [stop])
        case .comingUp:
            return NotificationText(
                summary: content.isDone == true ? "Done: \(length) held" : "The hold is over",
                lines: [PoseText.back(content.variation)], actions: [])
        }
    }
}
