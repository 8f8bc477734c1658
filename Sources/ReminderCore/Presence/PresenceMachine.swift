/// Whether the user is at the desk, and how long they have been sitting there (rule 1).
struct PresenceMachine: Sendable {
    enum News: Hashable {
        /// The screen was locked, or the machine fell asleep, or another session came to the front.
        case barred
        /// An absence became a break and ended the bout, which was that long.
        case tookBreak(sitting: Duration)
        /// The user is back since then.
        case returned(at: Instant)
    }

    private var presence = Presence()
    private(set) var bout: SittingBout
    /// When the state was saved from which this one was restored in the same session.
    private(set) var restoredAt: Instant?

    init(countingSince start: Instant) {
        bout = SittingBout(countingSince: start)
    }

    // MARK: Readings

    /// Applies `reading`, except the length of a sleep: ``slept(for:until:_:)`` applies that before time passes.
    mutating func handle(_ reading: PresenceReading, at now: Instant, _ settings: SittingSettings) -> [News] {
        switch reading {
        case .idle(let since): return apply(presence.idle(since: since, settings))
        case .input(let at):
            let lock = changeLock(at: now) { $0.lock.inputReturned() }
            return lock + apply(presence.input(at: at, settings))
        case .locked(let source): return changeLock(at: now) { $0.lock.locked(source) }
        case .unlocked(let source): return changeLock(at: now) { $0.lock.unlocked(source) }
        case .lockUnknown(let source): return changeLock(at: now) { $0.lock.lost(source) }
        case .asleep:
            guard !presence.isAsleep else { return [] }
            presence.isAsleep = true
            return apply(presence.bar(at: now))
        case .awake:
            guard presence.isAsleep else { return [] }
            presence.isAsleep = false
            return apply(presence.unbar(at: now, opened: false))
        case .switchedAway:
            guard !presence.isSwitchedAway else { return [] }
            presence.isSwitchedAway = true
            return apply(presence.bar(at: now))
        case .switchedBack:
            guard presence.isSwitchedAway else { return [] }
            presence.isSwitchedAway = false
            return apply(presence.unbar(at: now, opened: true))
        case .slept: return []
        }
    }

    /// Whether `reading` takes the user away from a hold. A lock does not: some lock the screen while they hold.
    func endsHold(_ reading: PresenceReading) -> Bool {
        switch reading {
        case .asleep: !presence.isAsleep
        case .switchedAway: !presence.isSwitchedAway
        case .slept(let span): !presence.isAsleep && span > .zero
        case .idle, .input, .locked, .unlocked, .lockUnknown, .awake, .switchedBack: false
        }
    }

    /// The machine slept for `span` until `now`, and logind may not have reported it.
    mutating func slept(for span: Duration, until now: Instant, _ settings: SittingSettings) -> [News] {
        guard !presence.isAsleep, span > .zero else { return [] }
        return apply(presence.bar(at: now - span)) + apply(presence.tick(now, settings, duringHold: false))
            + apply(presence.unbar(at: now, opened: false))
    }

    /// The sources that work have changed.
    mutating func change(_ sources: PresenceSources, hadIdle: Bool, at now: Instant) -> [News] {
        presence.reportsPastSilence = sources.reportsPastSilence
        let news = changeLock(at: now) { $0.hasIdleSource = sources.idle != nil }
        guard sources.idle == nil, hadIdle else { return news }
        return news + apply(presence.loseIdleSource(at: now))
    }

    /// Lets time pass. During a hold no absence becomes a break.
    mutating func advance(to now: Instant, _ settings: SittingSettings, duringHold: Bool) -> [News] {
        var news: [News] = []
        while let change = presence.tick(now, settings, duringHold: duringHold) { news += apply(change) }
        return news
    }

    private mutating func changeLock(at now: Instant, _ change: (inout Presence) -> Void) -> [News] {
        let wasLocked = presence.isLocked
        change(&presence)
        guard presence.isLocked != wasLocked else { return [] }
        return apply(presence.isLocked ? presence.bar(at: now) : presence.unbar(at: now, opened: true))
    }

    /// What `change` means for the bout.
    private mutating func apply(_ change: Presence.Change?) -> [News] {
        switch change {
        case .barred(let at):
            bout.pause(at: at)
            return [.barred]
        case .becameBreak(let absence):
            bout.end(at: absence.since, countedUpTo: absence.barredAt)
            let sitting = bout.counted
            bout = SittingBout()
            return [.tookBreak(sitting: sitting)]
        case .returned(let at, let fromBreak):
            if fromBreak { bout = SittingBout() }
            bout.resume(at: at)
            return [.returned(at: at)]
        case nil: return []
        }
    }

    // MARK: What other machines decide

    /// A call or a film is on, and silence is sitting for `span` after the last input; nil when that ended at `time`.
    mutating func sitsThroughSilence(for span: Duration?, from time: Instant) {
        presence.sitsThroughSilence(for: span, from: time)
    }

    /// Silence up to `time` was part of a hold.
    mutating func endHold(at time: Instant) {
        presence.endHold(at: time)
    }

    /// A hold that was done until `time` ends the bout.
    mutating func endBout(at time: Instant) {
        bout = SittingBout(countingSince: bout.countingSince == nil ? nil : time)
    }

    /// The sitting reminder was answered without a break: the next one comes after another `remind_after`.
    mutating func restartReminder(at now: Instant) {
        bout.askAgain(from: now)
    }
}

// MARK: What the others read

extension PresenceMachine {
    /// Whether a reminder would find no user.
    var isAway: Bool { presence.isAway || presence.isBarred }
    /// Whether the user is away as `status` says it: an unlocked screen may be a return.
    var isAbsent: Bool { presence.isAway }
    /// Whether an input that may be a return waits for another one.
    var isUncertain: Bool { presence.touch != nil }
    /// Since when there is no input; nil while input goes on or nothing is known.
    var idleSince: Instant? { presence.idleSince }
    var hasIdleSource: Bool { presence.hasIdleSource }
    /// Whether input would have been noticed during a hold.
    var canVerifyHolds: Bool { presence.hasIdleSource && !presence.isLocked }

    /// How long the desk may have been empty, judging by silence; nil while input or a call goes on.
    func emptySilence(at now: Instant) -> Duration? {
        presence.emptySilence(at: now)
    }

    /// The next instant at which time alone changes something.
    func deadline(_ settings: SittingSettings, duringHold: Bool) -> Instant? {
        presence.deadline(settings, duringHold: duringHold)
    }

    /// The silence that the idle source should report.
    func wantedWatch(_ settings: SittingSettings) -> Duration {
        presence.wantedWatch(settings)
    }
}

// MARK: Start and restart

extension PresenceMachine {
    /// Applies what the sources find before the start: a state, not an event.
    mutating func seed(_ reading: PresenceReading, at now: Instant) -> [News] {
        switch reading {
        case .idle(let since): presence.seed(idleSince: since)
        case .input: presence.seed(idleSince: nil)
        case .locked(let source): presence.lock.locked(source)
        case .unlocked(let source): presence.lock.unlocked(source)
        case .lockUnknown(let source): presence.lock.lost(source)
        case .asleep: presence.isAsleep = true
        case .awake: presence.isAsleep = false
        case .switchedAway: presence.isSwitchedAway = true
        case .switchedBack: presence.isSwitchedAway = false
        case .slept(let span):
            // While no agent ran. ``start(at:_:)`` finds out whether it was a break.
            if restoredAt != nil { return apply(presence.bar(at: now - span)) }
        }
        return []
    }

    /// The sources that work at the start.
    mutating func seed(_ sources: PresenceSources) {
        presence.hasIdleSource = sources.idle != nil
        presence.reportsPastSilence = sources.reportsPastSilence
    }

    /// Makes of the first readings and the restored state what is true now.
    mutating func start(at now: Instant, _ settings: SittingSettings) -> [News] {
        var news: [News] = []
        for change in presence.start(at: now, savedAt: restoredAt, settings) { news += apply(change) }
        return news
    }

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.bout = bout
        state.absence = presence.absence
        state.satUntil = presence.satUntil(at: state.savedAt.instant)
    }

    /// Restores its part of `saved`, whose instants are `shift` too early on this boot's clock. The time between two
    /// sessions was an absence; ``start(at:_:)`` finds out whether it was a break.
    mutating func restore(_ saved: SavedState, shiftedBy shift: Duration, isSameSession: Bool) {
        bout = saved.bout
        bout.countingSince = saved.bout.countingSince.map { $0 + shift }
        if isSameSession {
            restoredAt = saved.savedAt.instant
            presence.restore(saved.absence, floor: bout.countingSince, satUntil: saved.satUntil)
            return
        }
        let left = saved.absence.map { max($0.since, $0.isBreak ? $0.since : saved.satUntil ?? $0.since) }
        let since = (left ?? saved.savedAt.instant) + shift
        bout.end(at: since, countedUpTo: saved.absence?.barredAt.map { $0 + shift })
        presence.restore(
            Absence(since: since, isBreak: saved.absence?.isBreak ?? false, barredAt: since), floor: nil)
    }
}
