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

    /// The line for `status`: the words of ``StateText`` with what helps in a menu, such as `Break at 09:57, after 45
    /// min of sitting`.
    static func line(_ status: Status, _ calendar: Calendar, at now: UTC) -> String {
        let content = StatusContent(status, calendar, at: now)
        func clock(_ time: UTC) -> String { StateText.when(calendar.local(time), content) }
        let text =
            switch content.state {
            case .sitting: StateText.text(content, detail: sitting(status, clock))
            case .due: StateText.text(content, detail: due(status, clock, at: now))
            case .away: "away from the desk"
            case .holding: holding(status)
            case .standing, .shown, .snoozed, .paused: StateText.text(content)
            }
        return text.capitalizedFirst
    }

    private static func holding(_ status: Status) -> String {
        guard let variation = status.hold?.pose.variation, variation.isPose else { return "walking" }
        return "holding \(PoseText.name(variation))"
    }

    private static func sitting(_ status: Status, _ clock: (UTC) -> String) -> String {
        guard let next = status.next else { return status.sittingSince.map { " since \(clock($0))" } ?? "" }
        // Hours without reminders may put it off, and nobody knows how much of them the user sits.
        guard next.kind == .sitting, next.at == status.sittingDue, let length = status.sittingWhenDue else { return "" }
        return ", after \(DurationPhrase.rough(length)) of sitting"
    }

    private static func due(_ status: Status, _ clock: (UTC) -> String, at now: UTC) -> String {
        let reasons = status.heldBack.map(\.reason)
        if reasons.contains(.doNotDisturb) { return " when do-not-disturb ends" }
        if reasons.contains(.call) { return " when the call ends" }
        guard let next = status.next, next.at > now else { return "" }
        return ", shown at \(clock(next.at))"
    }
}
