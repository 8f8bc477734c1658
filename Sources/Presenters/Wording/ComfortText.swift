import ReminderCore

/// The text of the question after a hold.
public enum ComfortText {
    /// The notification for `content`.
    public static func notification(_ content: ComfortContent) -> NotificationText {
        let held = DurationPhrase.text(content.held)
        var text = NotificationText(
            summary: content.isDone ? "Done. How did that feel?" : "You stopped after \(held). Why?",
            lines: [
                "\(PoseText.title(content.variation)), \(held).",
                Statement("Your answer adjusts the next hold.", .d2).text,
            ],
            actions: content.choices.map { .init(action: Action($0), label: label($0), shortLabel: shortLabel($0)) })
        if let again = content.again { text.lines.append(PlanText.again(again.hoursAndMinutes)) }
        text.picture = Picture(content.variation)
        return text
    }

    /// A label that LXQt's server does not cut; nil if the full label is short enough.
    private static func shortLabel(_ comfort: Comfort) -> String? {
        switch comfort {
        case .comfortable: "Fine"
        case .interrupted: "Other"
        case .tooLong, .hurt: nil
        }
    }

    /// The text of its button.
    static func label(_ comfort: Comfort) -> String {
        switch comfort {
        case .comfortable: "Comfortable"
        case .tooLong: "Too long"
        case .hurt: "It hurt"
        case .interrupted: "Interrupted"
        }
    }
}
