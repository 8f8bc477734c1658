extension ReminderPolicy {
    /// Starts the hold that answers `kind` with the time to get down (rule 8).
    mutating func startHold(_ kind: Kind, at now: Moment) -> Reply {
        takeReminderOffScreen()
        let variation = variation(of: kind)
        let getDown = settings.guide.getDown(for: variation)
        let started = GuidedHold(
            kind: kind, variation: variation, holdFrom: now.instant + getDown, length: holdLength(of: kind))
        hold = started
        showHold(at: now)
        return .started(variation, getDown: getDown, hold: started.length)
    }

    /// Stops the hold: before it has begun nothing has happened, within it it is partial, after it it only ends.
    mutating func stopHold(at now: Moment) -> Reply {
        guard let hold else { return .refused(.noHold) }
        switch hold.stage {
        case .gettingDown:
            removeHold()
            callOff(hold, at: now)
            return .calledOff(isStillDue: index(of: hold.kind) != nil)
        case .holding:
            endPartial(hold, held: hold.held(at: now.instant), detail: "stopped", at: now)
            presence.endHold(at: min(hold.holdUntil, now.instant))
            removeHold()
            return .stopped
        case .comingUp:
            removeHold()
            return .stopped
        }
    }

    /// Nothing has happened: the reminder is due all the same, unless its slot is gone from the config meanwhile.
    private mutating func callOff(_ hold: GuidedHold, at now: Moment) {
        guard let index = index(of: hold.kind) else { return }
        if isUndefined(hold.kind) { return drop(index) }
        reminders[index].isOnRecord = false
        reminders[index].phase = .resting(until: now.instant + settings.delivery.nudge)
    }

    /// Ends a hold that went on when the agent ended, as of then: what came after it nobody saw.
    mutating func endInterrupted(_ hold: GuidedHold, held: Duration, at now: Moment) {
        switch hold.stage {
        case .gettingDown: callOff(hold, at: now)
        case .holding: endPartial(hold, held: held, detail: "interrupted", at: now)
        case .comingUp: break
        }
    }

    /// A sleep or another session ends a hold as Stop would.
    mutating func leaveHold(at now: Moment) {
        if hold != nil { _ = stopHold(at: now) }
    }

    mutating func advanceHold(to now: Moment) {
        while let current = hold, current.stageEnd <= now.instant {
            switch current.stage {
            case .gettingDown:
                hold?.stage = .holding
                record(.started, current.kind, current.variation, hold: current.length, at: now)
                if current.holdUntil > now.instant { showHold(at: now) }
            case .holding:
                finish(current, at: now)
            case .comingUp:
                removeHold()
            }
        }
    }

    private mutating func finish(_ current: GuidedHold, at now: Moment) {
        var ended = current
        if let since = presence.idleSince { ended.countQuiet(idleSince: since, upTo: ended.holdUntil) }
        let isDone = !presence.hasIdleSource || ended.isQuietEnough(percent: settings.guide.quietPercent)
        if isDone {
            endDone(ended, at: now)
        } else {
            endPartial(ended, held: ended.quiet, detail: "input", at: now)
        }
        presence.endHold(at: ended.holdUntil)
        ended.stage = .comingUp
        ended.upAt = now.instant + settings.guide.comeUp
        ended.isDone = isDone
        hold = ended
        showHold(at: now)
    }

    /// A hold that is done ends the bout; one of a slot answers a sitting reminder too (rules 1 and 3).
    private mutating func endDone(_ hold: GuidedHold, at now: Moment) {
        let answered = index(of: hold.kind)
        record(
            .done, hold.kind, hold.variation, hold: hold.length,
            detail: details(of: answered, presence.hasIdleSource && !presence.isLocked ? nil : "unverified"), at: now)
        if let answered { drop(answered) }
        if let sitting = index(of: .sitting) { drop(sitting) }
        bout = Bout(countingSince: bout.countingSince == nil ? nil : hold.holdUntil)
    }

    private mutating func endPartial(_ hold: GuidedHold, held: Duration, detail: String, at now: Moment) {
        let answered = index(of: hold.kind)
        record(.partial, hold.kind, hold.variation, hold: held, detail: details(of: answered, detail), at: now)
        if let answered { drop(answered) }
        if let sitting = index(of: .sitting) { drop(sitting) }
        bout.askAgain(from: now.instant)
    }

    private func details(of index: Int?, _ more: String?) -> String {
        guard let index else { return ["unasked", more].compactMap { $0 }.joined(separator: " ") }
        return words(for: reminders[index], more)
    }

    private mutating func removeHold() {
        hold = nil
        if let screen, screen.subject == .hold {
            effects.append(.withdraw(screen.id))
            self.screen = nil
        }
        save()
    }

    /// The notification changes at the stages and never in between.
    mutating func showHold(at now: Moment) {
        guard let hold else { return }
        show(
            .hold,
            .hold(
                HoldContent(
                    variation: hold.variation, length: hold.length, stage: hold.stage,
                    lasts: max(.zero, hold.stageEnd - now.instant), isDone: hold.isDone)), at: now)
    }
}
