import ReminderCore

/// The text of a hold in progress, one notification for each phase.
public enum HoldText {
    /// The notification for `content`.
    public static func notification(_ content: HoldContent) -> NotificationText {
        var text = content.pose.variation.isPose ? pose(content) : walk(content)
        if content.isSample { text.lines.append(sample) }
        return text
    }

    /// The sentence that marks a sample, in the reminder and in its hold.
    static let sample = "This is a sample. Nothing is recorded."

    private static let stop = NotificationText.Choice(action: .stop, label: "Stop")

    private static func pose(_ content: HoldContent) -> NotificationText {
        let length = DurationPhrase.text(content.length)
        // A phase begins some milliseconds late; without rounding, 30 s would show as 29 s.
        let lasts = DurationPhrase.text(content.lasts + .milliseconds(500))
        let variation = content.pose.variation
        var text = NotificationText(summary: "", lines: [], actions: [stop])
        text.picture = Picture(variation, content.phase)
        switch content.phase {
        case .getDown:
            text.summary = "\(PoseText.title(variation)), \(length)"
            text.lines = ["Get ready: \(lasts) to go.", PoseText.brief(content.pose).text, PoseText.caution.text]
        case .hold:
            text.summary = "Hold \(PoseText.name(variation)) for \(lasts)"
            text.lines = [PoseText.caution.text, PoseText.breath.text]
        case .halfway:
            text.summary = "Halfway: \(lasts) to go"
            text.lines = [PoseText.breath.text]
        case .lastSeconds:
            text.summary = "\(lasts) to go"
            text.lines = [Statement("Then come up slowly.", .t6).text]
        case .comeUp(let isDone):
            text.summary = isDone ? "Done. You held it for \(length)" : "The hold is over"
            text.lines = [PoseText.back(variation).text]
            if !isDone { text.lines.append("You used the keyboard or mouse, so it counts as partial.") }
            if let again = content.again { text.lines.append(PlanText.again(again.hoursAndMinutes)) }
            if content.namesAnswer {
                text.lines.append("How did that feel? balasana comfort comfortable|too-long|hurt")
            }
            text.actions = []
        }
        if let silence = content.silence { text.lines.insert(words(silence), at: 1) }
        return text
    }

    /// At most 28 characters, the length of a line in mako.
    private static func words(_ silence: HoldContent.Silence) -> String {
        switch silence {
        case .all: "No sound: watch the screen."
        case .voice(hasChimes: true): "No voice: listen for chimes."
        case .voice(hasChimes: false): "No voice: watch the screen."
        }
    }

    private static func walk(_ content: HoldContent) -> NotificationText {
        var text = NotificationText(
            summary: "Walk for \(DurationPhrase.text(content.lasts + .milliseconds(500)))",
            lines: [PoseText.how(.walk).text], actions: [stop])
        text.picture = .walk
        switch content.phase {
        case .getDown, .hold, .halfway, .lastSeconds: return text
        case .comeUp(let isDone):
            text.summary = isDone ? "Done. You walked for a minute" : "The walk is over"
            text.lines = isDone ? [PoseText.back(.walk).text] : []
            if let again = content.again { text.lines.append(PlanText.again(again.hoursAndMinutes)) }
            text.actions = []
            return text
        }
    }
}
