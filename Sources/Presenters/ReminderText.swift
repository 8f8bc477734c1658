import ReminderCore

/// The words of a reminder: why, how, and how many snoozes are left.
public enum ReminderText {
    /// The notification that `content` makes.
    public static func notification(_ content: ReminderContent) -> NotificationText {
        var actions = [NotificationText.Choice(action: .start, label: "Start")]
        if let length = content.snooze {
            actions.append(.init(action: .snooze, label: "Snooze \(SpokenDuration.text(length))"))
        }
        if content.waitsForBetter {
            // GNOME shows three. Skip gives way, as a reminder can also be closed, and `balasana skip` stays.
            actions.append(.init(action: .better, label: "I am well again"))
        } else {
            actions.append(.init(action: .skip, label: "Skip"))
        }
        let isPose = content.pose.variation.isPose
        let how = isPose ? PoseText.how(content.pose).map(\.text) : [waits(content)]
        var text = NotificationText(
            summary: isPose
                ? "Time for Child's Pose: hold \(SpokenDuration.text(content.hold))" : "Stand up and walk a minute",
            lines: [why(content)] + how + [snoozes(content)].compactMap { $0 }, actions: actions)
        text.picture = Picture(content.pose.variation)
        return text
    }

    /// The same as a sample, which says what it is.
    public static func sample(_ content: ReminderContent) -> NotificationText {
        var text = notification(content)
        text.namesCommands = false
        text.lines.insert(HoldText.sample, at: 0)
        return text
    }

    private static func why(_ content: ReminderContent) -> String {
        switch (content.kind, content.purpose) {
        case (.sitting, _):
            let sitting = "You have been sitting for \(SpokenDuration.rough(content.sitting))"
            return content.pose.variation.isPose
                ? Statement("\(sitting); this eases the stiffness.", .w1, .d5).text
                : Statement("\(sitting); standing up ends it.", .d10).text
        case (.slot(let name), .daily):
            return Statement("Your \(name) session: short and regular is what counts.", .d7).text
        case (.slot(let name), .warmUp):
            return Statement("Your \(name) session: it warms you up before the workout.", .d6).text
        case (.slot(let name), .coolDown):
            return Statement("Your \(name) session: it cools you down after the workout.", .d6).text
        }
    }

    /// Why no pose is offered; pain is not named on a screen that others may see.
    private static func waits(_ content: ReminderContent) -> String {
        guard let until = content.poseWaits else { return "Child's Pose waits until you are well again." }
        return Statement("Child's Pose waits until \(until.hoursAndMinutes), because of a meal.", .d8).text
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
