import Control
import Platform
import Presenters
import ReminderCore

/// Checks whether the user or a program holds reminders back at the moment.
enum HeldBackCheck {
    /// A note for each reason, and a problem if the user has turned off the notifications of this program.
    static func findings(_ agent: AgentFacts, _ session: SessionFacts) -> [Finding] {
        guard let status = agent.answers?.status else { return [] }
        let silence = agent.answers?.survey?.entries.first { $0.concern == .doNotDisturb }
        let isOff = silence?.limits.contains(Application.notificationsOff) ?? false
        var findings = status.heldBack.map { finding($0, status, isOff: isOff, session) }
        if status.isSittingOff {
            findings.append(
                note(
                    "Sitting reminders are off.",
                    "To switch them on, set `remind_after` in the group [sitting] of the config."))
        }
        return findings
    }

    private static func finding(
        _ reason: String, _ status: StatusReport, isOff: Bool, _ session: SessionFacts
    ) -> Finding {
        switch Status.HeldBack.Name(rawValue: reason) {
        case .doNotDisturb where isOff:
            Finding(
                about: .notifications,
                what: "\(Application.notificationsOff) Reminders wait until you turn them on.",
                advice: "Turn them on in \(settings(session)).")
        case .pause:
            note(paused(status), "End the pause with `balasana resume`.")
        case .doNotDisturb:
            note(
                "Do-not-disturb is on, so reminders wait.",
                "Turn it off in the desktop's notification settings.")
        case .quiet:
            note(
                "Reminders wait for the end of your quiet hours.",
                "To change them, set `at` in the group [quiet] of the config.")
        case .offHours:
            note(
                "There are no sitting reminders outside your hours.",
                "To change them, set `hours` and `days` in the group [sitting] of the config.")
        case .meal:
            note(
                "A session waits because you ate.",
                "It appears when poses are allowed again. To hold now, run `balasana hold --anyway`.")
        case .call:
            note(
                "Reminders wait for the end of a call or film: \(holders(status.calls)).",
                "If it never ends, add its name to `ignore` in the group [calls] of the config.")
        // A word that only a newer agent knows.
        case nil:
            note("Reminders wait: \(reason).", "Run `balasana status` for more.")
        }
    }

    /// Where the desktop has the switch.
    private static func settings(_ session: SessionFacts) -> String {
        if session.desktops.contains("GNOME") { return "Settings > Notifications > Balasana" }
        if session.desktops.contains("KDE") {
            return "System Settings > Notifications > Application Settings > Balasana (Show popups)"
        }
        if session.desktops.contains("XFCE") { return "Settings > Notifications > Applications" }
        return "the desktop's notification settings"
    }

    private static func holders(_ calls: [IdleInhibitor]) -> String {
        calls.isEmpty
            ? "an unnamed program"
            : calls.map { $0.program.isEmpty ? "an unnamed program" : $0.program }.joined(separator: ", ")
    }

    private static func paused(_ status: StatusReport) -> String {
        if let end = status.pausedUntil {
            // A pause lasts two days at most, so the weekday is enough.
            let day = LocalDate(text: end.prefix(10)).map { " on \(DateText.weekday($0.weekday))" } ?? ""
            return "You paused reminders until \(StatusText.clock(end))\(day)."
        }
        return status.pauseEndsWithCall
            ? "You paused reminders until the call ends." : "You paused reminders indefinitely."
    }

    private static func note(_ what: String, _ advice: String) -> Finding {
        Finding(about: .heldBack, severity: .note, what: what, advice: advice)
    }
}
