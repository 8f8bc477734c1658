/// Why reminders wait although somebody is there (rule 10), and what a call makes of silence (rule 1).
extension ReminderPolicy {
    /// These programs keep the desktop from going idle now.
    mutating func inhibited(by inhibitors: [IdleInhibitor], at now: Moment) {
        hear(of: inhibitors, at: now)
        holdBackWhatIsShown(at: now)
    }

    /// Takes in who keeps the desktop from going idle, without what follows for the screen.
    mutating func hear(of inhibitors: [IdleInhibitor], at now: Moment) {
        self.inhibitors = inhibitors
        let before = calls.since
        calls.read(inhibitors.filter { !settings.calls.ignores($0.program) }, at: now.instant)
        followCalls(from: now.instant)
        // Should the agent be killed in it, silence until then was sitting.
        if isStarted, before == nil, calls.since != nil { save() }
    }

    /// A call that began or ended at `time` changes what silence means.
    mutating func followCalls(from time: Instant) {
        let isSitting = calls.since != nil && settings.calls.silence == .sitting
        presence.sitsThroughSilence(for: isSitting ? settings.calls.limit : nil, from: time)
    }

    /// The desktop's do-not-disturb is on or off.
    mutating func silence(_ isOn: Bool, at now: Moment) {
        isSilenced = isOn
        holdBackWhatIsShown(at: now)
    }

    /// Takes a reminder off the screen that is held back from now on.
    mutating func holdBackWhatIsShown(at now: Moment) {
        guard let screen, case .reminder(let kind) = screen.subject, let index = index(of: kind),
            isHeldBack(reminders[index], at: now.instant)
        else { return }
        takeReminderOffScreen()
    }

    /// Whether a reason keeps this reminder from the screen.
    func isHeldBack(_ reminder: Reminder, at now: Instant) -> Bool {
        pause != nil || isSilenced || hours.end(for: reminder.kind) != nil
            || callHoldEnd(reminder).map { now < $0 } ?? false
    }

    /// Whether a reminder has waited for the end of the call for as long as one does, and waits no more.
    func isThroughCall(at now: Instant) -> Bool {
        reminders.contains { reminder in
            switch reminder.phase {
            case .waiting, .shown: callHoldEnd(reminder).map { $0 <= now } ?? false
            case .snoozed, .resting, .silent: false
            }
        }
    }

    /// Until when at most a call holds this reminder back; nil when none does.
    func callHoldEnd(_ reminder: Reminder) -> Instant? {
        guard settings.calls.wait, let since = calls.since else { return nil }
        return max(since, reminder.dueSince) + settings.calls.longestWait
    }
}
