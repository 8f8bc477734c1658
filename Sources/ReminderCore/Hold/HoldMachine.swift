/// The guided hold, from Start to the slow return (rule 8).
struct HoldMachine: Sendable {
    enum News: Hashable {
        /// This cue is due.
        case cue(CueContent)
        /// The notification changes to this.
        case show(HoldContent)
        /// The hold proper began.
        case began(GuidedHold)
        /// The hold has its outcome.
        case ended(GuidedHold, Ending)
        /// The hold ended without a row: it had not begun, or was the hold of a sample.
        case unrecorded(GuidedHold)
        /// The hold was stopped before it began, so its reminder is still due.
        case stillDue(GuidedHold)
        /// The hold is over, and its notification can go.
        case over
    }

    /// How a hold ended.
    enum Ending: Hashable {
        /// It was done; `isVerified` if a source would have reported input.
        case done(isVerified: Bool)
        /// The user stopped it after `held`.
        case stopped(held: Duration)
        /// Sleep or a switch to another session stopped it.
        case left(held: Duration)
        /// The user reported pain after `held`; zero while getting down.
        case hurt(held: Duration)
        /// The user touched keyboard or mouse too much; `quiet` is the time without input.
        case input(quiet: Duration)
        /// The agent was not running at its end.
        case interrupted(held: Duration)
    }

    /// Why a hold is stopped before its end.
    enum Stopper {
        /// The user stops it, by button or command.
        case user
        /// The machine sleeps, or another session is in front.
        case departure
        /// The user reports pain.
        case pain
    }

    /// The state of the other machines that a hold depends on.
    struct View {
        /// Since when there has been no input; nil if there is input or it is unknown.
        let idleSince: Instant?
        let hasIdleSource: Bool
        /// Whether input during the hold would have been noticed.
        let canVerify: Bool
        /// The media that do not work.
        let unheard: [GuideMedium]
    }

    /// A cue that is later than this, for example after the process was suspended, is not given.
    private static let lateness: Duration = .seconds(2)

    private indirect enum State: Hashable {
        case none
        /// A hold is in progress, and `passedCues` of its ``GuidedHold/cues`` are over.
        case running(GuidedHold, passedCues: Int)
        /// A hold was in progress when an earlier session ended, after `held` of it. ``resume`` ends it.
        case interrupted(GuidedHold, held: Duration)
    }

    private var state = State.none
    /// Whether there has been no input since the last hold, so the user's face may still be on the mat.
    private(set) var isUserDown = false

    /// The current hold.
    var hold: GuidedHold? {
        if case .running(let hold, _) = state { hold } else { nil }
    }
    /// Whether there is a hold. It is asked at every event, and does not copy the hold.
    var isRunning: Bool {
        if case .running = state { true } else { false }
    }
    /// Whether there is a hold that is not a sample's. The rules do not take the hold of a sample into account.
    var isCounted: Bool {
        if case .running(let hold, _) = state { !hold.isSample } else { false }
    }
    /// The kind of that hold; nil for none.
    var kind: ReminderKind? { isCounted ? hold?.kind : nil }

    // MARK: Progress

    /// Starts `hold`.
    mutating func start(_ hold: GuidedHold, _ view: View, at now: Instant) -> [News] {
        state = .running(hold, passedCues: 0)
        // Without time to get down, ``advance(to:_:_:)`` begins the hold proper at once.
        guard hold.holdFrom > now else { return [] }
        return cue(.getDown) + show(view, at: now)
    }

    /// Stops the hold. Before the hold proper it is not recorded, during it it is partial, after it only the slow
    /// return ends.
    mutating func stop(by stopper: Stopper, at now: Instant) -> [News] {
        guard let hold else { return [] }
        var news: [News] = []
        switch hold.progress {
        case .holding:
            isUserDown = true
            news = hold.isSample ? [] : [.ended(hold, ending(hold, by: stopper, at: now))]
            if stopper != .departure { news += cue(.stopped) }
        case .gettingDown where stopper == .pain && hold.pose.variation.isPose && !hold.isSample:
            news = [.ended(hold, .hurt(held: .zero))]
        case .gettingDown: news = hold.isSample ? [] : [.stillDue(hold), .unrecorded(hold)]
        // The pain is recorded elsewhere, and the slow return continues.
        case .comingUp where stopper == .pain && !hold.isSample: return []
        case .comingUp: break
        }
        if hold.isSample { news.append(.unrecorded(hold)) }
        state = .none
        return news + [.over]
    }

    private func ending(_ hold: GuidedHold, by stopper: Stopper, at now: Instant) -> Ending {
        switch stopper {
        case .user: .stopped(held: hold.held(at: now))
        case .pain: .hurt(held: hold.held(at: now))
        case .departure: .left(held: hold.held(at: now))
        }
    }

    /// There was an input at `time`; the silence before it counts.
    mutating func inputReturned(at time: Instant, idleSince: Instant?) {
        isUserDown = false
        guard let idleSince, let hold, case .holding(let quiet) = hold.progress else { return }
        goOn(.holding(hold.count(quiet, idleSince: idleSince, upTo: time)))
    }

    private mutating func goOn(_ progress: GuidedHold.Progress) {
        guard case .running(var hold, let passedCues) = state else { return }
        hold.progress = progress
        state = .running(hold, passedCues: passedCues)
    }

    /// Lets time pass.
    mutating func advance(to now: Instant, _ view: View, _ settings: GuideSettings) -> [News] {
        var news: [News] = []
        while let current = hold {
            if let at = nextCueAt, at <= min(now, current.stageEnd) {
                news += passCue(isHeard: now - at <= Self.lateness, view, at: now)
                continue
            }
            guard current.stageEnd <= now else { break }
            let isHeard = now - current.stageEnd <= Self.lateness
            switch current.progress {
            case .gettingDown:
                goOn(.holding(GuidedHold.Quiet(upTo: current.holdFrom)))
                if !current.isSample { news.append(.began(current)) }
                guard current.holdUntil > now else { continue }
                if isHeard { news += cue(.hold) }
                news += show(view, at: now)
            case .holding(let quiet):
                let outcome = finish(current, quiet, view, settings, into: &news)
                goOn(.comingUp(outcome, until: now + settings.comeUp))
                if isHeard { news += cue(.comeUp) }
                news += show(view, at: now)
            case .comingUp:
                if isHeard { news += cue(.done) }
                state = .none
                news.append(.over)
            }
        }
        return news
    }

    private mutating func passCue(isHeard: Bool, _ view: View, at now: Instant) -> [News] {
        guard case .running(let hold, let passedCues) = state else { return [] }
        let next = hold.cues[passedCues].cue
        state = .running(hold, passedCues: passedCues + 1)
        guard isHeard else { return [] }
        return next.phase == nil ? cue(next) : cue(next) + show(view, at: now)
    }

    /// Ends the hold proper, and decides whether it was quiet enough.
    private mutating func finish(
        _ hold: GuidedHold, _ quiet: GuidedHold.Quiet, _ view: View, _ settings: GuideSettings, into news: inout [News]
    ) -> GuidedHold.Outcome {
        isUserDown = true
        if hold.isSample {
            news.append(.unrecorded(hold))
            return .done
        }
        let all = view.idleSince.map { hold.count(quiet, idleSince: $0, upTo: hold.holdUntil) } ?? quiet
        let isDone = !view.hasIdleSource || hold.isEnough(all, percent: settings.quietPercent)
        news.append(.ended(hold, isDone ? .done(isVerified: view.canVerify) : .input(quiet: all.counted)))
        return isDone ? .done : .partial
    }

    // MARK: Cues and notification

    private func cue(_ cue: GuideCue) -> [News] {
        guard let hold, hold.guidance.isSpoken || hold.guidance.isChimed else { return [] }
        return [
            .cue(
                CueContent(
                    cue: cue, pose: hold.pose, length: hold.length,
                    leadsBreath: hold.guidance.isSpoken && hold.guidance.breath.isSpoken,
                    isSpoken: hold.guidance.isSpoken, isChimed: hold.guidance.isChimed))
        ]
    }

    /// The notification at the beginning of a phase.
    private func show(_ view: View, at now: Instant) -> [News] {
        content(unheard: view.unheard, at: now).map { [.show($0)] } ?? []
    }

    /// The content of the notification; nil without a hold.
    func content(unheard: [GuideMedium], at now: Instant) -> HoldContent? {
        guard case .running(let hold, let passedCues) = state else { return nil }
        let phase = phase(of: hold, passedCues)
        return HoldContent(
            pose: hold.pose, length: hold.length, phase: phase, lasts: max(.zero, hold.stageEnd - now),
            isSample: hold.isSample,
            needsServerSound: hold.guidance.isChimed && unheard.contains(.sound),
            silence: phase == .getDown || phase == .hold ? hold.guidance.silence(unheard) : nil)
    }

    private func phase(of hold: GuidedHold, _ passedCues: Int) -> HoldContent.Phase {
        switch hold.progress {
        case .gettingDown: .getDown
        case .holding: hold.cues.prefix(passedCues).compactMap(\.cue.phase).last ?? .hold
        case .comingUp(let outcome, _): .comeUp(isDone: outcome == .done)
        }
    }

    private var nextCueAt: Instant? {
        guard case .running(let hold, let passedCues) = state, case .holding = hold.progress,
            passedCues < hold.cues.count
        else { return nil }
        return hold.holdFrom + hold.cues[passedCues].after
    }

    /// The next instant at which time alone changes something.
    var deadline: Instant? {
        guard let hold else { return nil }
        return nextCueAt.map { min($0, hold.stageEnd) } ?? hold.stageEnd
    }

    // MARK: Restart

    /// Writes its part of `state`. The hold of a sample is not saved.
    func save(to state: inout SavedState) {
        state.hold = isCounted ? hold : nil
    }

    /// Restores its part of `saved`. A hold continues only in the same session.
    mutating func restore(_ saved: SavedState, isSameSession: Bool) {
        guard let found = saved.hold else { return }
        if isSameSession {
            let passed = found.cues.prefix { found.holdFrom + $0.after <= saved.savedAt.instant }.count
            state = .running(found, passedCues: passed)
        } else {
            state = .interrupted(found, held: found.held(at: saved.savedAt.instant))
        }
    }

    /// At the start, ends a hold of an earlier session. Without an idle source it also ends one that should have ended
    /// since the save at `restoredAt`, because it is unknown whether the user held it.
    mutating func resume(restoredAt: Instant?, hasIdleSource: Bool, at now: Instant) -> [News] {
        if let hold, let restoredAt, !hasIdleSource, hold.holdUntil <= now {
            state = .interrupted(hold, held: hold.held(at: restoredAt))
        }
        guard case .interrupted(let hold, let held) = state else { return [] }
        state = .none
        switch hold.progress {
        case .gettingDown: return [.stillDue(hold)]
        case .holding: return [.ended(hold, .interrupted(held: held))]
        case .comingUp: return []
        }
    }
}

extension GuideCue {
    /// The phase within the hold proper that begins with it; nil for none.
    var phase: HoldContent.Phase? {
        switch self {
        case .halfway: .halfway
        case .lastSeconds: .lastSeconds
        case .getDown, .hold, .breatheIn, .breatheOut, .comeUp, .done, .stopped: nil
        }
    }
}

extension GuidedHold.Guidance {
    /// What cannot be heard although it should be, if `unheard` do not work. Without sound there is no voice either.
    func silence(_ unheard: [GuideMedium]) -> HoldContent.Silence? {
        guard isSpoken || isChimed else { return nil }
        if unheard.contains(.sound) { return .all }
        guard isSpoken, unheard.contains(.voice) else { return nil }
        return .voice(hasChimes: isChimed)
    }
}
