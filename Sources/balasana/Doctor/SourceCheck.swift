import ReminderCore

/// Checks which sources the agent lacks.
enum SourceCheck {
    /// Problems and notes for the idle source and the lock source.
    static func findings(_ agent: AgentFacts, _ session: SessionFacts) -> [Finding] {
        guard let answers = agent.answers, let survey = answers.survey else { return [] }
        let idle = survey.entries.first { $0.concern == .idle }
        let lock = survey.entries.first { $0.concern == .lock }
        let hasLock = lock.map { !$0.inUse.isEmpty } ?? false
        var findings: [Finding] = []
        if idle.map({ $0.inUse.isEmpty }) ?? true {
            let follows =
                hasLock
                ? "You count as sitting while the screen is unlocked."
                : "The screen lock cannot be detected either, so you count as sitting all the time."
            findings.append(
                Finding(
                    about: .idle, what: "Idle time is unavailable\(reasons(idle)). \(follows)",
                    advice: advice(idle, answers, session)
                        + (hasLock ? " Until then, lock the screen when you leave." : "")))
        }
        if !hasLock, idle.map({ !$0.inUse.isEmpty }) ?? false {
            findings.append(
                Finding(
                    about: .lock, severity: .note,
                    what: "The screen lock cannot be detected\(reasons(lock)).",
                    advice: "There is nothing to do. Breaks are still detected by idle time."))
        }
        return findings
    }

    /// The reason why the best running source is not used, in parentheses. Sources of other desktops do not run here.
    private static func reasons(_ entry: SourceReport.Entry?) -> String {
        let reason = entry?.rejected.map(\.reason).first { $0 != SourceReport.Rejected.notRunning }
        return reason.map { " (\($0))" } ?? ""
    }

    private static func advice(_ idle: SourceReport.Entry?, _ answers: AgentFacts.Answers, _ session: SessionFacts)
        -> String
    {
        if !answers.lacking.isEmpty {
            let names = answers.lacking.joined(separator: " ")
            return
                "The agent was started without this session's \(names). Run `balasana agent restart` here. If systemd "
                + "starts the agent, first run `systemctl --user import-environment \(names)` and add that line to "
                + "your desktop's startup file."
        }
        if !session.hasScreen { return "Start the agent in a desktop session. A text console has no idle time." }
        if session.desktops.contains("GNOME") {
            return
                "GNOME Shell provides idle time as org.gnome.Mutter.IdleMonitor on the session bus. Log out and log in "
                + "again to restart it."
        }
        if session.isWayland {
            return
                "Use a compositor with ext-idle-notify-v1 or org_kde_kwin_idle, such as KDE Plasma, Sway, Hyprland, "
                + "niri, labwc, Wayfire or COSMIC. GNOME and X11 sessions work, too."
        }
        if idle?.rejected.contains(where: { $0.reason.contains("connect") }) == true {
            return
                "The display on which the agent was started is gone, and the agent waits for it. To move the agent to "
                + "this session, run `balasana agent restart`."
        }
        return "Use an X server with the SYNC extension, such as Xorg."
    }
}
