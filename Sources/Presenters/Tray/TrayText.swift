import Platform
import ReminderCore

/// The words of the panel. The state is one line that stays true until something changes: it has no running time.
public enum TrayText {
    /// Whether the user should read the reply to a command of the menu: one that was refused, and what an answer
    /// changes. The effect of the others is on the screen, or in the menu.
    public static func isWorthShowing(_ reply: Reply) -> Bool {
        if case .refused = reply { return true }
        if case .noted = reply { return true }
        return false
    }

    /// The notification with a reply to a command of the menu.
    public static func notification(_ reply: String) -> NotificationText {
        NotificationText(summary: "Balasana", lines: [reply], actions: [], noticeTime: .seconds(8))
    }

    /// The line for `status`, such as `Break at 09:57, after 45 min of sitting`, with the weekday if a time is not
    /// today.
    static func line(_ status: Status, _ calendar: Calendar, at now: UTC) -> String {
        func clock(_ time: UTC) -> String { when(time, calendar, at: now) }
        switch status.state {
        case .sitting: return sitting(status, clock)
        case .standing:
            return status.standingUntil.map { "Standing until \(clock($0))" } ?? "Standing"
        case .away: return "Away from the desk"
        case .due: return due(status, clock, at: now)
        case .shown: return "\(name(status)) now"
        case .holding:
            guard let variation = status.hold?.pose.variation, variation.isPose else { return "Walking" }
            return "Holding \(PoseText.name(variation))"
        case .snoozed:
            if status.snoozeEndsWithCall { return "Snoozed until the call ends" }
            return status.next.map { "Snoozed until \(clock($0.at))" } ?? "Snoozed"
        case .paused:
            if let end = status.pausedUntil { return "Paused until \(clock(end))" }
            return status.pauseEndsWithCall ? "Paused until the call ends" : "Paused"
        }
    }

    private static func sitting(_ status: Status, _ clock: (UTC) -> String) -> String {
        guard let next = status.next else {
            return status.sittingSince.map { "Sitting since \(clock($0))" } ?? "At the desk"
        }
        let text = "\(name(status)) at \(clock(next.at))"
        // Hours without reminders may put it off, and nobody knows how much of them the user sits.
        guard next.kind == .sitting, next.at == status.sittingDue, let since = status.sittingSince else { return text }
        return "\(text), after \(DurationPhrase.rough(next.at - since)) of sitting"
    }

    private static func due(_ status: Status, _ clock: (UTC) -> String, at now: UTC) -> String {
        let text = "\(name(status)) due"
        let reasons = status.heldBack.map(\.reason)
        if reasons.contains(.doNotDisturb) { return "\(text) when do-not-disturb ends" }
        if reasons.contains(.call) { return "\(text) when the call ends" }
        guard let next = status.next, next.at > now else { return text }
        return "\(text), shown at \(clock(next.at))"
    }

    private static func name(_ status: Status) -> String {
        switch status.next?.kind {
        case .slot(let name)?: SessionText.name(name.harmlessName).capitalizedFirst
        case .sitting?, nil: "Break"
        }
    }

    private static func when(_ time: UTC, _ calendar: Calendar, at now: UTC) -> String {
        let date = calendar.local(time).date
        let text = DateText.clock(time, calendar)
        return date == calendar.local(now).date ? text : "\(text) on \(DateText.weekday(date.weekday))"
    }
}
