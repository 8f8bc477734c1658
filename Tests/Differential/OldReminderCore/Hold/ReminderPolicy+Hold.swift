/// The guided hold: from Start to the slow return (rule 8).
extension ReminderPolicy {
    /// A cue that comes later than this after its time, as after a suspended process, is not heard any more.
    private static let lateness: Duration = .seconds(2)

    /// Starts the hold that answers `kind` with the time to get down; of `length`, or of what the programme says.
    mutating func startHold(_ kind: ReminderKind, _ pose: Pose, length: Duration? = nil, at now: Moment) -> Reply {
        takeReminderOffScreen()
        question = nil
        unrecorded = nil
        let length = length ?? holdLength(of: kind, pose.variation, at: now.utc)
        let getDown = lead(kind, pose, length, isSample: false, at: now)
        return .started(pose.variation, getDown: getDown, hold: length)
    }

    /// Leads a hold from now on, and returns the time to get down.
    @discardableResult mutating func lead(
        _ kind: ReminderKind, _ pose: Pose, _ length: Duration, isSample: Bool, at now: Moment
    ) -> Duration {
        let getDown = settings.guide.getDown(for: pose.variation)
        var led = GuidedHold(
            kind: kind, pose: pose, holdFrom: now.instant + getDown, length: length,
            guidance: GuidedHold.Guidance(settings.guide, kind, pose))
        led.isSample = isSample
        hold = led
        // Without time to get down the hold itself follows at once.
        if getDown > .zero {
            cue(.getDown)
            showHold(at: now)
        }
        return getDown
    }

    /// Stops the hold: before it has begun nothing has happened, within it it is partial, after it it only ends.
    ///
    /// - Parameter isUsers: Whether the user stopped it, who then hears what to do, and is asked how it felt.
    mutating func stopHold(at now: Moment, isUsers: Bool = true) -> Reply {
        guard let hold else { return .refused(.noHold) }
        if hold.isSample { return stopSample(hold, isUsers: isUsers, at: now) }
        switch hold.stage {
        case .gettingDown:
            removeHold()
            callOff(hold, at: now)
            unrecorded = UnrecordedHold(hold, at: now.instant)
            return .calledOff(isStillDue: index(of: hold.kind) != nil)
        case .holding:
            let held = hold.held(at: now.instant)
            endPartial(hold, held: held, .stopped, at: now)
            presence.endHold(at: min(hold.holdUntil, now.instant))
            if isUsers {
                cue(.stopped)
                ask(about: hold, held: held, isDone: false, at: now)
            }
            removeHold()
            return .stopped(hold.pose.variation)
        case .comingUp:
            removeHold()
            return .over
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
        case .holding: endPartial(hold, held: held, .interrupted, at: now)
        case .comingUp: break
        }
    }

    /// A sleep or another session ends a hold as Stop would.
    mutating func leaveHold(at now: Moment) {
        if hold != nil { _ = stopHold(at: now, isUsers: false) }
    }

    mutating func advanceHold(to now: Moment) {
        while let current = hold {
            if let at = current.nextCueAt, at <= min(now.instant, current.stageEnd) {
                nextCue(isHeard: now.instant - at <= Self.lateness, at: now)
                continue
            }
            guard current.stageEnd <= now.instant else { return }
            switch current.stage {
            case .gettingDown:
                hold?.stage = .holding
                if !current.isSample {
                    record(.started(row(of: current, held: current.length)), at: now)
                }
                if current.holdUntil > now.instant {
                    if now.instant - current.holdFrom <= Self.lateness { cue(.hold) }
                    showHold(at: now)
                }
            case .holding:
                finish(current, at: now)
            case .comingUp:
                if now.instant - current.stageEnd <= Self.lateness { cue(.done) }
                removeHold()
            }
        }
    }

    private mutating func nextCue(isHeard: Bool, at now: Moment) {
        guard let next = hold?.cues.removeFirst() else { return }
        if isHeard { cue(next.cue) }
        switch next.cue {
        case .halfway: hold?.phase = .halfway
        case .lastSeconds: hold?.phase = .lastSeconds
        case .getDown, .hold, .breatheIn, .breatheOut, .comeUp, .done, .stopped: return
        }
        if isHeard { showHold(at: now) }
    }

    mutating func cue(_ cue: GuideCue) {
        guard let hold, hold.guidance.isSpoken || hold.guidance.isChimed else { return }
        effects.append(
            .cue(
                CueContent(
                    cue: cue, pose: hold.pose, length: hold.length,
                    leadsBreath: hold.guidance.isSpoken && hold.guidance.breath.isSpoken,
                    isSpoken: hold.guidance.isSpoken, isChimed: hold.guidance.isChimed)))
    }

    private mutating func finish(_ current: GuidedHold, at now: Moment) {
        var ended = current
        if current.isSample {
            unrecorded = UnrecordedHold(current, at: now.instant)
            ended.isDone = true
        } else {
            ended.isDone = count(current, at: now)
        }
        ended.stage = .comingUp
        ended.upAt = now.instant + settings.guide.comeUp
        hold = ended
        if now.instant - ended.holdUntil <= Self.lateness { cue(.comeUp) }
        showHold(at: now)
    }

    /// Gives the hold that is over its outcome, and returns whether it is done.
    private mutating func count(_ hold: GuidedHold, at now: Moment) -> Bool {
        var ended = hold
        if let since = presence.idleSince { ended.countQuiet(idleSince: since, upTo: ended.holdUntil) }
        let isDone = !presence.hasIdleSource || ended.isQuietEnough(percent: settings.guide.quietPercent)
        if isDone {
            endDone(ended, at: now)
            ask(about: ended, held: ended.length, isDone: true, at: now)
        } else {
            endPartial(ended, held: ended.quiet, .input, at: now)
        }
        presence.endHold(at: ended.holdUntil)
        return isDone
    }

    /// A hold that is done ends the bout; one of a slot answers a sitting reminder too (rules 1 and 3).
    private mutating func endDone(_ hold: GuidedHold, at now: Moment) {
        let answered = index(of: hold.kind)
        record(
            .done(
                row(of: hold, held: hold.length), occasion(answered),
                isVerified: presence.hasIdleSource && !presence.isLocked), at: now)
        if let answered { drop(answered) }
        if let sitting = index(of: .sitting) { drop(sitting) }
        bout = SittingBout(countingSince: bout.countingSince == nil ? nil : hold.holdUntil)
    }

    mutating func endPartial(_ hold: GuidedHold, held: Duration, _ reason: HistoryEvent.PartialReason, at now: Moment) {
        let answered = index(of: hold.kind)
        record(.partial(row(of: hold, held: held), occasion(answered), reason), at: now)
        if let answered { drop(answered) }
        if let sitting = index(of: .sitting) { drop(sitting) }
        bout.askAgain(from: now.instant)
    }

    private func row(of hold: GuidedHold, held: Duration) -> HistoryEvent.Held {
        HistoryEvent.Held(hold.kind, hold.pose.variation, held)
    }

    private func occasion(_ answered: Int?) -> HistoryEvent.Occasion {
        answered.map { .reminder(date: reminders[$0].date) } ?? .unasked
    }

    mutating func removeHold() {
        hold = nil
        if let screen, screen.subject == .hold {
            effects.append(.withdraw(screen.id))
            self.screen = nil
        }
        save()
    }

    /// The notification changes at the phases and never in between.
    mutating func showHold(at now: Moment) {
        guard let hold else { return }
        let phase: HoldContent.Phase =
            switch hold.stage {
            case .gettingDown: .getDown
            case .holding: hold.phase
            case .comingUp: .comeUp(isDone: hold.isDone ?? false)
            }
        show(
            .hold,
            .hold(
                HoldContent(
                    pose: hold.pose, length: hold.length, phase: phase,
                    lasts: max(.zero, hold.stageEnd - now.instant),
                    namesAnswer: hold.isDone == true && hold.pose.variation.isPose && question == nil && !hold.isSample,
                    isSample: hold.isSample,
                    needsServerSound: hold.guidance.isChimed && toldUnheard.contains(.sound),
                    silence: phase == .getDown || phase == .hold ? silence : nil)), at: now)
    }

    /// What the hold should be heard by and is not; without sound there is no voice either.
    var silence: HoldContent.Silence? {
        guard let guidance = hold?.guidance, guidance.isSpoken || guidance.isChimed else { return nil }
        if toldUnheard.contains(.sound) { return .all }
        guard guidance.isSpoken, toldUnheard.contains(.voice) else { return nil }
        return .voice(hasChimes: guidance.isChimed)
    }
}
