extension ReminderPolicy {
    /// Before the start only the state that the sources find matters.
    mutating func seed(_ event: Event, at now: Moment) {
        guard case .presence(let reading) = event else {
            if case .serverVanished(let canReturn) = event { hasServer = canReturn }
            if case .serverAppeared = event { hasServer = true }
            if case .settingsChanged(let settings) = event {
                self.settings = settings
                hours.isOutdated = true
                slots.define(settings.slots, at: now.utc)
                hear(of: inhibitors, at: now)
            }
            if case .practiceRead(let practice) = event { take(practice, at: now) }
            if case .inhibitors(let inhibitors) = event { hear(of: inhibitors, at: now) }
            if case .doNotDisturb(let isOn) = event { isSilenced = isOn }
            return
        }
        switch reading {
        case .idle(let since): presence.seed(idleSince: since)
        case .input: presence.seed(idleSince: nil)
        case .locked(let witness): presence.lock.locked(witness)
        case .unlocked(let witness): presence.lock.unlocked(witness)
        case .lockUnknown(let witness): presence.lock.lost(witness)
        case .asleep: presence.isAsleep = true
        case .awake: presence.isAsleep = false
        case .switchedAway: presence.isSwitchedAway = true
        case .switchedBack: presence.isSwitchedAway = false
        case .slept(let span):
            // While no agent ran; whether it was a break shows at the start.
            if restoredAt != nil { desk(presence.bar(at: now.instant - span), at: now) }
        }
    }

    mutating func read(_ reading: PresenceReading, at now: Moment) {
        let time = now.instant
        switch reading {
        case .idle(let since):
            desk(presence.idle(since: since, settings.sitting), at: now)
        case .input(let at):
            changeLock(at: now) { $0.lock.inputReturned() }
            if let since = presence.idleSince { hold?.countQuiet(idleSince: since, upTo: at) }
            returnToQuestion()
            desk(presence.input(at: at, settings.sitting), at: now)
        case .locked(let witness): changeLock(at: now) { $0.lock.locked(witness) }
        case .unlocked(let witness): changeLock(at: now) { $0.lock.unlocked(witness) }
        case .lockUnknown(let witness): changeLock(at: now) { $0.lock.lost(witness) }
        case .asleep:
            guard !presence.isAsleep else { return }
            presence.isAsleep = true
            leaveHold(at: now)
            desk(presence.bar(at: time), at: now)
        case .awake:
            guard presence.isAsleep else { return }
            presence.isAsleep = false
            desk(presence.unbar(at: time, opened: false), at: now)
        case .switchedAway:
            guard !presence.isSwitchedAway else { return }
            presence.isSwitchedAway = true
            leaveHold(at: now)
            desk(presence.bar(at: time), at: now)
        case .switchedBack:
            guard presence.isSwitchedAway else { return }
            presence.isSwitchedAway = false
            desk(presence.unbar(at: time, opened: true), at: now)
        case .slept:
            // Taken in before time was let pass; see `handle`.
            break
        }
    }

    /// Does `change`, and what follows when the screen is locked or unlocked by it.
    private mutating func changeLock(at now: Moment, _ change: (inout Presence) -> Void) {
        let wasLocked = presence.isLocked
        change(&presence)
        guard presence.isLocked != wasLocked else { return }
        desk(
            presence.isLocked ? presence.bar(at: now.instant) : presence.unbar(at: now.instant, opened: true), at: now)
    }

    /// The machine slept for `span` until now, and logind may not have said so.
    mutating func sleptThrough(_ span: Duration, at now: Moment) {
        guard !presence.isAsleep, span > .zero else { return }
        let began = Moment(instant: now.instant - span, utc: now.utc + (.zero - span))
        leaveHold(at: began)
        desk(presence.bar(at: began.instant), at: now)
        if let change = presence.tick(now.instant, settings.sitting, duringHold: false) { desk(change, at: now) }
        desk(presence.unbar(at: now.instant, opened: false), at: now)
    }

    mutating func change(_ sources: PresenceSources, at now: Moment) {
        let hadIdle = self.sources.idle != nil
        self.sources = sources
        presence.tellsPastSilence = sources.tellsPastSilence
        changeLock(at: now) { $0.hasIdleSource = sources.idle != nil }
        if sources.idle == nil, hadIdle {
            desk(presence.loseIdleSource(at: now.instant), at: now)
        }
    }

    /// What a change of presence means for the bout and its reminders.
    mutating func desk(_ change: Presence.Change?, at now: Moment) {
        switch change {
        case .barred(let at):
            bout.pause(at: at)
            takeReminderOffScreen()
            save()
        case .becameBreak(let absence):
            endBout(by: absence, at: now)
        case .returned(let at, let fromBreak):
            if fromBreak { bout = SittingBout() }
            bout.resume(at: at)
            settledAt = max(settledAt, at + settings.delivery.settle)
            save()
        case nil:
            break
        }
    }

    private mutating func endBout(by absence: Absence, at now: Moment) {
        bout.end(at: absence.since, countedUpTo: absence.barredAt)
        takeReminderOffScreen()
        let index = reminders.firstIndex { $0.kind == .sitting }
        if index != nil || bout.counted >= .seconds(1) {
            record(.awayBreak(index.map { occasion(reminders[$0]) }), at: now)
        }
        if let index { reminders.remove(at: index) }
        bout = SittingBout()
        save()
    }

    private func occasion(_ reminder: Reminder) -> HistoryEvent.BreakOccasion {
        if reminder.isSnoozed { return .snoozed }
        return reminder.isOnRecord || reminder.unanswered > 0 ? .shown : .due
    }
}
