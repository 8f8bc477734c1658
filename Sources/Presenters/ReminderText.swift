import ReminderCore

/// The words of a reminder: why, how, and how many snoozes are left.
public enum ReminderText {
    /// The notification that `content` makes.
    public static func notification(_ content: ReminderContent) -> NotificationText {
        var actions = [NotificationText.Choice(action: .start, label: "Start")]
        if let length = content.snooze {
            actions.append(.init(action: .snooze, label: "Snooze \(SpokenDuration.text(length))"))
        }
        actions.append(.init(action: .skip, label: "Skip"))
        return NotificationText(
            summary: "Time for Child's Pose: hold \(SpokenDuration.text(content.hold))",
            lines: [why(content), PoseText.how(content.variation), snoozes(content)].compactMap { $0 },
            actions: actions)
    }

    /// The same as a sample, which says what it is.
    public static func sample(_ content: ReminderContent) -> NotificationText {
        var text = notification(content)
        text.namesCommands = false
        text.lines.insert("This is a sample: it counts for nothing.", at: 0)
        return text
    }

    /// W1 and D5 for sitting, D7 for the slots.
    private static func why(_ content: ReminderContent) -> String {
        switch content.kind {
        case .sitting:
            "You have been sitting for \(SpokenDuration.rough(content.sitting)); this eases the stiffness."
        case .slot(let name):
            "Your \(name) session: short and regular is what counts."
        }
    }

    private static func snoozes(_ content: ReminderContent) -> String? {
        switch (content.snoozesLeft, content.snooze) {
        case (nil, _): nil
        case (0?, _): "No snoozes left."
        case (_, nil): "The session ends too soon to snooze."
        case (1?, _): "1 snooze left: this is the last one."
        case (let left?, _): "\(left) snoozes left."
        }
    }
}
