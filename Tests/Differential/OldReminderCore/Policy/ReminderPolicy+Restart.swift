extension ReminderPolicy {
    /// The state that a restart needs, as of `now`; `bubble` is on the screen.
    public func saved(at now: Moment) -> SavedState {
        var state = SavedState(savedAt: now)
        state.bout = bout
        state.absence = presence.absence
        state.satUntil = presence.satUntil(at: now.instant)
        state.settledAt = settledAt
        state.pause = pause
        state.reminders = reminders
        state.slots = slots.records
        state.hold = isHoldCounted ? hold : nil
        state.bubble = screen?.bubble
        state.asked = asked
        state.cautioned = cautioned
        state.toldUnheard = toldUnheard
        state.pain = practice.pain
        state.nextPresentation = nextPresentation
        return state
    }

    /// Takes up a saved state, before anything has been read (rule 11).
    mutating func restore(_ saved: SavedState, _ continuity: Continuity, at now: Moment) {
        nextPresentation = saved.nextPresentation
        asked = saved.asked
        cautioned = saved.cautioned
        toldUnheard = saved.toldUnheard
        heed(saved.pain, at: now)
        switch continuity {
        case .sameSession:
            takeUp(saved, shiftedBy: .zero)
            settledAt = saved.settledAt
            hold = saved.hold
            restoredAt = saved.savedAt.instant
            presence.restore(saved.absence, floor: bout.countingSince, satUntil: saved.satUntil)
        case .newSession:
            takeUp(saved, shiftedBy: .zero)
            endSession(saved, shiftedBy: .zero)
        case .newBoot:
            // Civil time may have been set back in between; an absence is never negative.
            let gap = max(.zero, now.utc - saved.savedAt.utc)
            let shift = (now.instant - gap) - saved.savedAt.instant
            takeUp(saved, shiftedBy: shift)
            endSession(saved, shiftedBy: shift)
        }
    }

    /// The first readings are in: makes of them and of what was saved what is true now.
    mutating func start(with sources: PresenceSources, at now: Moment) {
        isStarted = true
        self.sources = sources
        presence.hasIdleSource = sources.idle != nil
        presence.tellsPastSilence = sources.tellsPastSilence
        // Without idle times nobody can tell what became of a hold that ended meanwhile.
        if let current = hold, let restoredAt, sources.idle == nil, current.holdUntil <= now.instant {
            interrupted = (current, current.held(at: restoredAt))
            hold = nil
        }
        if let (hold, held) = interrupted { endInterrupted(hold, held: held, at: now) }
        interrupted = nil
        for change in presence.start(at: now.instant, savedAt: restoredAt, settings.sitting) { desk(change, at: now) }
        closeWindows(at: now)
        lookForSlots(at: now, tellsMissed: true)
        if let current = hold, hasServer, current.stageEnd > now.instant { showHold(at: now) }
        oweCautions()
        save()
    }

    /// Takes in what the history tells now: another machine may have added to it, or the clock was ahead when it was
    /// read.
    mutating func take(_ read: Practice, at now: Moment) {
        let known = practice.pain
        practice = read
        heed(known, at: now)
        if isStarted { withdrawWhatIsOutdated(at: now) }
    }

    /// Pain counts although the rows that told of it are gone; but not what a clock that was ahead would have it last.
    private mutating func heed(_ pain: Pain?, at now: Moment) {
        if let pain, pain.at <= now.utc + Practice.clockError { practice.heed(pain) }
    }

    private mutating func takeUp(_ saved: SavedState, shiftedBy shift: Duration) {
        bout = saved.bout
        bout.countingSince = saved.bout.countingSince.map { $0 + shift }
        pause = saved.pause
        if case .until(let end) = saved.pause { pause = .until(end + shift) }
        reminders = saved.reminders.map { reminder in
            var moved = reminder
            moved.dueSince = reminder.dueSince + shift
            moved.windowEnd = reminder.windowEnd.map { $0 + shift }
            switch reminder.phase {
            case .shown: moved.phase = .waiting
            case .snoozed(let until): moved.phase = .snoozed(until: until + shift)
            case .resting(let until): moved.phase = .resting(until: until + shift)
            case .waiting, .silent: break
            }
            return moved
        }
        let named = Set(settings.slots.map { ReminderKind.slot($0.name) })
        reminders.removeAll { $0.kind != .sitting && !named.contains($0.kind) }
    }

    /// What lay between two sessions was an absence; whether it was a break shows at the start.
    private mutating func endSession(_ saved: SavedState, shiftedBy shift: Duration) {
        interrupted = saved.hold.map { ($0, $0.held(at: saved.savedAt.instant)) }
        let left = saved.absence.map { max($0.since, $0.isBreak ? $0.since : saved.satUntil ?? $0.since) }
        let since = (left ?? saved.savedAt.instant) + shift
        bout.end(at: since, countedUpTo: saved.absence?.barredAt.map { $0 + shift })
        presence.restore(
            Absence(since: since, isBreak: saved.absence?.isBreak ?? false, barredAt: since), floor: nil)
    }
}
