import ReminderCore

/// The words of a running hold, one notification a phase.
public enum HoldText {
    /// The notification that `content` makes.
    public static func notification(_ content: HoldContent) -> NotificationText {
        var text = content.pose.variation.isPose ? pose(content) : walk(content)
        if content.isSample { text.lines.append(sample) }
        return text
    }

    /// What a sample says of itself, on the reminder and in its hold.
    static let sample = "This is a sample. Nothing is recorded."

    private static let stop = NotificationText.Choice(action: .stop, label: "Stop")

    private static func pose(_ content: HoldContent) -> NotificationText {
        let length = SpokenDuration.text(content.length)
        // A phase begins some milliseconds late, and what is left of 30 s then is no 29 s.
        let lasts = SpokenDuration.text(content.lasts + .milliseconds(500))
        var text = NotificationText(summary: "", lines: [], actions: [stop])
        text.picture = Picture(content.pose.variation)
        switch content.phase {
        case .getDown:
            text.summary = "Get ready: \(length) of Child's Pose in \(lasts)"
            text.lines = (PoseText.how(content.pose) + [PoseText.caution]).map(\.text)
        case .hold:
            text.summary = "Hold for \(lasts)"
            text.lines = [PoseText.breath.text, PoseText.caution.text]
        case .halfway:
            text.summary = "Halfway: \(lasts) to go"
            text.lines = [PoseText.breath.text]
        case .lastSeconds:
            text.summary = "\(lasts) to go"
            text.lines = [Statement("Then come up slowly.", .t6).text]
        case .comeUp(let isDone):
            text.summary = isDone ? "Done: \(length) held" : "The hold is over"
            text.lines = [PoseText.back(content.pose.variation).text]
            if !isDone { text.lines.append("There was input during it, so that it counts in part.") }
            if content.namesAnswer { text.lines.append("How it felt: balasana comfort comfortable, too-long or hurt.") }
            text.actions = []
        }
        return text
    }

    private static func walk(_ content: HoldContent) -> NotificationText {
        var text = NotificationText(
            summary: "Walk for \(SpokenDuration.text(content.lasts + .milliseconds(500)))",
            lines: [PoseText.how(.walk).text], actions: [stop])
        text.picture = .walk
        switch content.phase {
        case .getDown, .hold, .halfway, .lastSeconds: return text
        case .comeUp(let isDone):
            text.summary = isDone ? "Done: \(SpokenDuration.text(content.length)) on your feet" : "The walk is over"
            text.lines = isDone ? [PoseText.back(.walk).text] : []
            text.actions = []
            return text
        }
    }
}
