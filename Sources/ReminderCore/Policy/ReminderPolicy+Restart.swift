/// Start and restart (rule 11). A saved state is restored before the first reading of any source.
extension ReminderPolicy {
    /// Takes in an event before the start: only states count, such as a locked screen.
    mutating func seed(_ event: Event, at now: Moment, into effects: inout Effects) {
        switch event {
        case .presence(let reading):
            if case .slept(let span) = reading { machines.board.observation.seed(sleptFor: span, until: now.instant) }
            machines.follow(machines.board.presence.seed(reading, at: now.instant), at: now, into: &effects)
        case .serverVanished(let canReturn):
            _ = machines.board.screen.serverVanished(canReturn: canReturn, into: &effects)
        case .serverAppeared: machines.board.screen.serverAppeared()
        case .settingsChanged(let settings):
            machines.board.world.settings = settings
            machines.heldBack.outdateHours()
            machines.weeklyNote.findDate()
            machines.board.queue.define(settings.slots, at: now)
            machines.follow(machines.heldBack.change(settings.calls, at: now.instant), at: now, into: &effects)
        case .practiceRead(let practice): read(practice, at: now)
        case .inhibitors(let inhibitors):
            let calls = machines.board.world.settings.calls
            machines.follow(
                machines.heldBack.inhibited(by: inhibitors, calls, at: now.instant), at: now, into: &effects)
        case .doNotDisturb(let isOn): _ = machines.heldBack.silence(isOn)
        case .started, .sourcesChanged, .deadline, .presented, .presentationFailed, .closed, .action, .command,
            .notified, .unheard, .clockChanged, .zoneChanged:
            break
        }
    }

    /// Combines the first readings with the restored state.
    mutating func start(with sources: PresenceSources, at now: Moment, into effects: inout Effects) {
        machines.board.world.sources = sources
        machines.board.presence.seed(sources)
        machines.board.startWatching(at: now, into: &effects)
        let left = machines.hold.resume(
            restoredAt: machines.board.presence.restoredAt, hasIdleSource: sources.idle != nil, at: now.instant)
        machines.follow(left, at: now, into: &effects)
        machines.follow(
            machines.board.presence.start(at: now.instant, machines.board.world.settings.sitting), at: now,
            into: &effects)
        machines.comfort.jump(to: machines.today(now))
        closeAnsweredSlots(at: now, into: &effects)
        let early = machines.board.queue.withdrawEarly(machines.board.world, except: machines.hold.kind, at: now.utc)
        machines.board.follow(early, at: now, into: &effects)
        machines.board.follow(machines.board.queue.closeWindows(machines.queueView, at: now), at: now, into: &effects)
        machines.board.follow(
            machines.board.openSlots(machines.queueView, at: now, reportsMissed: true), at: now, into: &effects)
        if let running = machines.hold.hold, machines.board.screen.hasServer, running.stageEnd > now.instant {
            machines.presentHold(at: now, into: &effects)
        }
        machines.notices.change(machines.board.world.settings.body)
    }

    /// The state that a restart needs, as of `now`.
    public func saved(at now: Moment) -> SavedState {
        var state = SavedState(savedAt: now)
        machines.board.presence.save(to: &state)
        machines.board.queue.save(to: &state)
        machines.board.screen.save(to: &state)
        machines.gate.save(to: &state)
        machines.hold.save(to: &state)
        machines.comfort.save(to: &state)
        machines.notices.save(to: &state)
        machines.weeklyNote.save(to: &state)
        machines.heldBack.save(to: &state)
        machines.standing.save(to: &state)
        state.observedSince = machines.board.observation.since
        state.pain = machines.board.world.practice.pain
        state.recent = machines.board.recent
        return state
    }

    /// As much of the state as justifies a write when it changes. It is as of a fixed time, so it differs from the last
    /// one only if something else than time has changed.
    var lasting: SavedState {
        var state = saved(at: Moment(instant: Instant(sinceBoot: .zero), utc: UTC(seconds: 0)))
        state.keepLasting()
        return state
    }

    /// Restores `saved`, before the first reading of any source.
    mutating func restore(_ saved: SavedState, _ continuity: Continuity, at now: Moment) {
        let isSameSession = continuity == .sameSession
        var shift = Duration.zero
        if continuity == .newBoot {
            // Civil time may have been set back in between; an absence is never negative.
            let gap = max(.zero, now.utc - saved.savedAt.utc)
            shift = (now.instant - gap) - saved.savedAt.instant
        }
        machines.board.presence.restore(saved, shiftedBy: shift, isSameSession: isSameSession)
        machines.board.observation.restore(saved, shiftedBy: shift, isSameSession: isSameSession)
        // A killed agent leaves its notification on the screen.
        let withdrawnAt = isSameSession && saved.bubble != nil ? now.instant : saved.savedAt.instant
        machines.board.queue.restore(
            saved, machines.board.world.settings, shiftedBy: shift, withdrawnAt: withdrawnAt, at: now)
        machines.board.screen.restore(saved)
        if isSameSession { machines.gate.restore(saved) }
        // The instants of another boot say nothing about rows: they go by civil time.
        if continuity != .newBoot { machines.board.recent = saved.recent }
        machines.board.redate(at: now)
        machines.hold.restore(saved, isSameSession: isSameSession)
        machines.comfort.restore(saved)
        machines.notices.restore(saved)
        machines.weeklyNote.restore(saved)
        machines.heldBack.restore(saved, shiftedBy: shift, isSameSession: isSameSession, at: now)
        machines.standing.restore(saved, shiftedBy: shift, isSameSession: isSameSession)
        apply(saved.pain, at: now)
    }
}
