import ReminderCore

/// What the agent's sources of readings lack.
enum SourceCheck {
    /// What there is to say about them.
    static func findings(_ agent: AgentFacts, _ session: SessionFacts) -> [Finding] {
        guard let answers = agent.answers, let survey = answers.survey else { return [] }
        let idle = survey.entries.first { $0.concern == .idle }
        let lock = survey.entries.first { $0.concern == .lock }
        let hasLock = lock.map { !$0.inUse.isEmpty } ?? false
        var findings: [Finding] = []
        if idle.map({ $0.inUse.isEmpty }) ?? true {
            let follows =
                hasLock
                ? "You count as at the desk while the screen is unlocked."
                : "With no lock to go by either, you count as at the desk all the time."
            findings.append(
                Finding(
                    about: .idle, what: "There is no source of idle time\(reasons(idle)). \(follows)",
                    advice: advice(idle, answers, session)
                        + (hasLock ? " Until then lock the screen when you leave." : "")))
        }
        if !hasLock, idle.map({ !$0.inUse.isEmpty }) ?? false {
            findings.append(
                Finding(
                    about: .lock, severity: .note,
                    what: "There is no source that tells of the screen lock\(reasons(lock)).",
                    advice: "Nothing needs to be done: idle times are known, and a break is seen all the same."))
        }
        return findings
    }

    /// Why the best of those that are there is not in use; programs of other desktops are not expected to run.
    private static func reasons(_ entry: Survey.Entry?) -> String {
        let reason = entry?.rejected.map(\.reason).first { $0 != Survey.Rejected.notRunning }
        return reason.map { ": \($0)" } ?? ""
    }

    private static func advice(_ idle: Survey.Entry?, _ answers: AgentFacts.Answers, _ session: SessionFacts) -> String
    {
        if !answers.lacking.isEmpty {
            let names = answers.lacking.joined(separator: " ")
            return
                "The agent was started without this session's \(names). Run `balasana agent restart` here; if systemd "
                + "starts it, first `systemctl --user import-environment \(names)`, which belongs into your desktop's "
                + "startup file."
        }
        if !session.hasScreen { return "Start the agent in a desktop session: a text console has no idle times." }
        if session.desktops.contains("GNOME") {
            return
                "GNOME Shell tells of idle times itself, as org.gnome.Mutter.IdleMonitor on the session bus: log out and "
                + "in again, which starts it anew."
        }
        if session.isWayland {
            return
                "The compositor must offer ext-idle-notify-v1 or org_kde_kwin_idle, as KDE Plasma, Sway, Hyprland, niri, "
                + "labwc, Wayfire and COSMIC do. GNOME has a way of its own, and an X11 session works as well."
        }
        if idle?.rejected.contains(where: { $0.reason.contains("connect") }) == true {
            return
                "The screen that the agent was started on is gone; it waits for its return. In another session "
                + "`balasana agent restart` takes it there."
        }
        return "The X server must have the SYNC extension, as Xorg and its relatives do."
    }
}
