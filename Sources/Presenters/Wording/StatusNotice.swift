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
            lines: [sitting(content), next(content), wait(content)].compactMap(\.self),
            actions: [
                .init(action: .start, label: "Start"), pause, .init(action: .settings, label: "Settings"),
            ])
        // The user has asked for the status and not for a choice.
        text.namesCommands = false
        return text
    }

    /// The state, in a few words that stay true while it is on the screen.
    private static func title(_ content: StatusContent) -> String {
        switch content.state {
        case .sitting, .away:
            guard let next = content.next else {
                return content.state == .away ? "Away from the desk" : "No reminder is planned"
            }
            return "\(what(next.kind).capitalizedFirst) \(time(next.at, content))"
        case .due, .shown, .holding:
            return "\(what(content.next?.kind ?? .sitting).capitalizedFirst) due"
        case .snoozed: return "Snoozed\(end(content))"
        case .paused: return "Paused\(end(content))"
        case .standing: return "Standing\(end(content))"
        }
    }

    private static func sitting(_ content: StatusContent) -> String? {
        content.sitting < .seconds(60) ? nil : "Sitting for \(DurationPhrase.rough(content.sitting))."
    }

    private static func next(_ content: StatusContent) -> String? {
        guard let next = content.next else { return nil }
        let length = LengthText.text(next.variation, next.hold)
        switch content.state {
        case .sitting, .away, .due, .shown, .holding: return "\(length.capitalizedFirst)."
        case .snoozed where content.end == .call:
            return "\(length.capitalizedFirst), at the latest \(time(next.at, content))."
        case .snoozed: return "\(length.capitalizedFirst)."
        case .paused, .standing: return "Next: \(what(next.kind)) \(time(next.at, content))."
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

    private static func end(_ content: StatusContent) -> String {
        switch content.end {
        case .time(let end): " \(time(end, content, "until"))"
        case .call: " until the call ends"
        case nil: ""
        }
    }

    private static func what(_ kind: ReminderKind) -> String {
        switch kind {
        case .sitting: "break"
        case .slot(let name): SessionText.name(name)
        }
    }

    /// Such as `at 09:57`, or `at 09:57 on Mon` if that is not today.
    private static func time(
        _ time: LocalTime, _ content: StatusContent, _ preposition: String = "at"
    ) -> String {
        let day = time.date == content.today ? "" : " on \(DateText.weekday(time.date.weekday))"
        return "\(preposition) \(time.time.hoursAndMinutes)\(day)"
    }
}
