import ReminderCore

/// The text of a reminder: the pose, the reason, and the snoozes left.
public enum ReminderText {
    /// The notification for `content`.
    public static func notification(_ content: ReminderContent) -> NotificationText {
        var actions = [NotificationText.Choice(action: .start, label: "Start")]
        if let length = content.snooze {
            actions.append(
                .init(action: .snooze, label: "Snooze \(DurationPhrase.text(length))", shortLabel: "Snooze"))
        }
        if content.waitsForBetter {
            // GNOME shows three buttons. This one replaces Skip: the user can close the reminder or run
            // `balasana skip`.
            let label = content.isCareful ? "I am well" : "I am well again"
            actions.append(.init(action: .better, label: label, shortLabel: "I'm well"))
        } else {
            actions.append(.init(action: .skip, label: "Skip"))
        }
        let waits = content.pose.variation.isPose ? nil : waits(content)
        let lines = instructionsAndReason(content) + [waits, snoozes(content)].compactMap { $0 }
        var text = NotificationText(summary: title(content), lines: lines, actions: actions)
        text.picture = Picture(content.pose.variation)
        return text
    }

    /// The same notification, marked as a sample.
    public static func sample(_ content: ReminderContent) -> NotificationText {
        var text = notification(content)
        text.namesCommands = false
        text.lines.insert(HoldText.sample, at: 0)
        return text
    }

    /// The pose, the user's note and the reason. Only a pose with cautions comes before the note, because servers with
    /// few lines, such as mako, cut the rest.
    private static func instructionsAndReason(_ content: ReminderContent) -> [String] {
        let brief = PoseText.brief(content.pose).text
        guard let note = content.note.map({ "Note: \($0)" }) else { return [brief, why(content)] }
        return content.pose.adjustments.isEmpty ? [note, why(content), brief] : [brief, note, why(content)]
    }

    private static func title(_ content: ReminderContent) -> String {
        let pose = content.pose.variation.isPose ? PoseText.title(content.pose.variation) : "Stand up and walk"
        return "\(pose), \(DurationPhrase.text(content.hold))"
    }

    private static func why(_ content: ReminderContent) -> String {
        switch (content.kind, content.purpose) {
        case (.sitting, _):
            "You have been sitting for \(DurationPhrase.rough(content.sitting))."
        case (.slot(let name), .daily):
            Statement("Session \"\(name)\". Short and regular beats long.", .d7).text
        case (.slot(let name), .warmUp):
            Statement("Session \"\(name)\". Warm up before your workout.", .d6).text
        case (.slot(let name), .coolDown):
            Statement("Session \"\(name)\". Cool down after your workout.", .d6).text
        }
    }

    /// The reason why no pose is suggested. It does not mention pain, because other people may see the screen.
    private static func waits(_ content: ReminderContent) -> String {
        guard let until = content.poseWaits else {
            return content.isCareful
                ? "No pose, because part of the history cannot be read." : "No poses until you are well again."
        }
        return Statement("No poses until \(until.hoursAndMinutes), because you ate.", .d8).text
    }

    /// nil if there is more than one snooze left, or no limit.
    private static func snoozes(_ content: ReminderContent) -> String? {
        switch (content.snoozesLeft, content.snooze) {
        case (nil, _): nil
        case (0?, _): "No snoozes left."
        case (_, nil): "The session ends too soon to snooze."
        case (1?, _): "Last snooze."
        case (_?, _): nil
        }
    }
}
