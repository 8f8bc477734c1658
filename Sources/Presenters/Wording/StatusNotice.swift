import ReminderCore

/// The text of the status that the user asks for from the applications menu.
public enum StatusNotice {
    /// The notification for `content`.
    public static func notification(_ content: StatusContent) -> NotificationText {
        let pause: NotificationText.Choice =
            content.state == .paused
            ? .init(action: .resume, label: "Resume")
            : .init(action: .pause, label: "Pause 1 h", shortLabel: "Pause")
        var text = NotificationText(
            summary: title(content),
            lines: [posture(content), next(content), wait(content)].compactMap(\.self),
            actions: [
                .init(action: .start, label: "Start"), pause, .init(action: .settings, label: "Settings"),
            ])
        // The user has asked for the status and not for a choice.
        text.namesCommands = false
        return text
    }

    /// The state. Before the next reminder, that is what the user wants to know.
    private static func title(_ content: StatusContent) -> String {
        switch content.state {
        case .sitting, .away:
            guard let next = content.next else {
                if content.state == .away { return "Away from the desk" }
                return content.isSittingOff ? "No reminder is planned" : "At the desk"
            }
            return "\(StateText.name(content).capitalizedFirst) \(time(next.at, content))"
        case .due, .shown, .holding, .snoozed, .paused, .standing:
            // The next line says whether the user stands.
            var content = content
            content.isStanding = false
            return StateText.text(content).capitalizedFirst
        }
    }

    /// Whether the user sits or stands, as far as the title does not say that.
    private static func posture(_ content: StatusContent) -> String? {
        switch content.state {
        case .due, .shown, .snoozed, .paused:
            if content.isStanding { return "\(StateText.standing(content).capitalizedFirst)." }
        case .sitting, .standing, .away, .holding: break
        }
        return content.sitting < .seconds(60) ? nil : "Sitting for \(DurationPhrase.rough(content.sitting))."
    }

    private static func next(_ content: StatusContent) -> String? {
        guard let next = content.next else { return nil }
        let length = LengthText.text(next.variation, next.hold).capitalizedFirst
        let other = "Next: \(StateText.name(content)) \(time(next.at, content))."
        switch content.state {
        case .sitting, .away, .due, .shown, .holding: return "\(length)."
        case .snoozed:
            switch content.end {
            case .call(by: next.at): return "\(length), at the latest \(time(next.at, content))."
            case .time(next.at): return "\(length)."
            case .call, .time, nil: return other
            }
        case .paused, .standing: return other
        }
    }

    private static func wait(_ content: StatusContent) -> String? {
        let until = content.waitsUntil.map { " \(time($0, content, "until"))" } ?? ""
        return switch content.waitsFor {
        case .doNotDisturb: "Reminders wait until do-not-disturb is off."
        case .call: "Reminders wait until the call ends."
        case .quiet: "Reminders wait\(until) (quiet hours)."
        case .offHours: "No sitting reminders\(until) (outside your hours)."
        case .meal: "No poses\(until), because you ate."
        case .pause, nil: nil
        }
    }

    /// Such as `at 09:57`.
    private static func time(
        _ time: LocalTime, _ content: StatusContent, _ preposition: String = "at"
    ) -> String { "\(preposition) \(StateText.when(time, content))" }
}
