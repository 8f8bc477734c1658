/// Whether the user is at the desk, and how long the user has been sitting (rule 1).
struct PresenceMachine: Sendable {
    enum News: Hashable {
        /// The screen was locked, the machine went to sleep, or another session came to the front, at that time.
        case barred(at: Instant)
        /// An absence since that time became a break and ended the bout; `sitting` is the length of the bout.
        case tookBreak(sitting: Duration, since: Instant, FinishedBout?)
        /// The user returned at that time.
        case returned(at: Instant, fromBreak: Bool)
    }

    private var presence = Presence()
    private var tracked: TrackedBout
    /// When the restored state was saved; nil if there was none, or it was from another session.
    private(set) var restoredAt: Instant?
    /// The part of the bout before another session or boot; ``start(at:_:)`` has no row of it yet.
    private var left: FinishedBout?
    /// The end of standing in this absence. The return may have been earlier, because it is known only later.
    private var stoodUntil: Instant?

    init(countingSince start: Instant) {
        tracked = TrackedBout(countingSince: start)
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
            return apply(presence.bar(at: now, .sleep))
        case .awake:
            guard presence.isAsleep else { return [] }
            presence.isAsleep = false
            return apply(presence.unbar(at: now, opened: false))
        case .switchedAway:
            guard !presence.isSwitchedAway else { return [] }
            presence.isSwitchedAway = true
            return apply(presence.bar(at: now, .switched))
        case .switchedBack:
            guard presence.isSwitchedAway else { return [] }
            presence.isSwitchedAway = false
            return apply(presence.unbar(at: now, opened: true))
        case .slept: return []
        }
    }

    /// Whether `reading` ends a hold. A lock does not: some users lock the screen during a hold.
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
        return apply(presence.bar(at: now - span, .sleep)) + apply(presence.tick(now, settings, duringHold: false))
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
        return apply(presence.isLocked ? presence.bar(at: now, .lock) : presence.unbar(at: now, opened: true))
    }

    /// Updates the bout after `change`.
    private mutating func apply(_ change: Presence.Change?) -> [News] {
        switch change {
        case .barred(let at, let reason):
            tracked.pause(at: at, reason)
            return [.barred(at: at)]
        case .becameBreak(let absence):
            tracked.end(at: absence.since, countedUpTo: absence.barredAt)
            let (sitting, finished) = (bout.counted, tracked.takeFinished())
            tracked = TrackedBout()
            return [.tookBreak(sitting: sitting, since: absence.since, finished)]
        case .returned(let at, let fromBreak):
            if fromBreak { tracked = TrackedBout() }
            tracked.resume(at: max(at, stoodUntil ?? at))
            stoodUntil = nil
            return [.returned(at: at, fromBreak: fromBreak)]
        case nil: return []
        }
    }

    // MARK: Calls, holds and answers

    /// During a call or film, up to `span` of silence after the last input counts as sitting. Nil ends that at `time`.
    mutating func sitsThroughSilence(for span: Duration?, from time: Instant) {
        presence.sitsThroughSilence(for: span, from: time)
    }

    /// Silence up to `time` was part of a hold, and not an absence.
    mutating func endHold(at time: Instant) {
        presence.endHold(at: time)
    }

    /// Something that is no absence, such as a done hold, ends the bout at `time`, or at its last moment before that.
    ///
    /// - Returns: The bout, for its row.
    mutating func endBout(at time: Instant, _ reason: BoutEnd) -> FinishedBout? {
        let isCounting = bout.countingSince != nil
        tracked.end(noLaterThan: time, reason)
        let finished = tracked.takeFinished()
        tracked = TrackedBout(countingSince: isCounting ? time : nil)
        return finished
    }

    /// The user stands from `time` on, which ends the bout. It shows that the user was there, even without input: a
    /// desk may report it.
    ///
    /// - Returns: The bout, for its row.
    mutating func standUp(at time: Instant) -> FinishedBout? {
        if !isAway { presence.endHold(at: time) }
        defer { countNoSitting() }
        return endBout(at: time, .stand)
    }

    /// No sitting is counted until ``sitDown(at:)``, because the user stands.
    mutating func countNoSitting() {
        tracked = TrackedBout()
    }

    /// The user does not stand after `time`: a bout begins, at once or with the return to the desk.
    mutating func sitDown(at time: Instant) {
        if isAway { stoodUntil = time } else { tracked.resume(at: max(time, presence.floor)) }
    }

    /// The sitting reminder was answered without a break: the next one comes after another `remind_after`.
    mutating func restartReminder(at now: Instant) {
        tracked.askAgain(from: now)
    }
}

// MARK: Reading

extension PresenceMachine {
    /// The sitting so far.
    var bout: SittingBout { tracked.bout }
    /// Whether the user is not at the desk, so no reminder is shown.
    var isAway: Bool { presence.isAway || presence.isBarred }
    /// Whether `status` says that the user is away: on a break, or locked out and not yet known to be back.
    var isAbsent: Bool { presence.isAway }
    /// Whether there was an input that may be a return, and it is not known yet whether more follows.
    var isUncertain: Bool { presence.touch != nil }
    /// Since when there has been no input; nil if there is input or it is unknown.
    var idleSince: Instant? { presence.idleSince }
    var hasIdleSource: Bool { presence.hasIdleSource }
    /// Whether input would have been noticed during a hold.
    var canVerifyHolds: Bool { presence.hasIdleSource && !presence.isLocked }

    /// How long the user may have been gone, judging by silence; nil if there is input or a call.
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
    /// Applies a reading before the start: a state, not an event.
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
            // It slept while no agent was running. ``start(at:_:)`` decides whether it was a break.
            if restoredAt != nil { return apply(presence.bar(at: now - span, .sleep)) }
        }
        return []
    }

    /// The sources that work at the start.
    mutating func seed(_ sources: PresenceSources) {
        presence.hasIdleSource = sources.idle != nil
        presence.reportsPastSilence = sources.reportsPastSilence
    }

    /// The part of the bout that ended with another session or boot; nil for none, and at the second call.
    mutating func takeLeft() -> FinishedBout? {
        defer { left = nil }
        return left
    }

    /// Combines the first readings with the restored state.
    mutating func start(at now: Instant, _ settings: SittingSettings) -> [News] {
        var news: [News] = []
        for change in presence.start(at: now, savedAt: restoredAt, settings) { news += apply(change) }
        return news
    }

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.bout = tracked.bout
        state.trail = tracked.trail
        state.absence = presence.absence
        state.satUntil = presence.satUntil(at: state.savedAt.instant)
    }

    /// Restores its part of `saved`. `shift` converts its instants to the clock of this boot. The time between two
    /// sessions was an absence; ``start(at:_:)`` decides whether it was a break.
    mutating func restore(_ saved: SavedState, shiftedBy shift: Duration, isSameSession: Bool) {
        tracked = TrackedBout(saved, shiftedBy: shift)
        if isSameSession {
            restoredAt = saved.savedAt.instant
            let floor = bout.countingSince ?? saved.standing?.since
            presence.restore(saved.absence, floor: floor, satUntil: saved.satUntil)
            return
        }
        let left = saved.absence.map { max($0.since, $0.isBreak ? $0.since : saved.satUntil ?? $0.since) }
        let since = (left ?? saved.savedAt.instant) + shift
        let barredAt = saved.absence?.barredAt.map { $0 + shift }
        tracked.end(at: since, countedUpTo: barredAt, saved.absence == nil ? .quit : .away)
        // The sitting of this session gets a row of its own, even if the bout goes on.
        self.left = tracked.takeFinished()
        presence.restore(
            Absence(since: since, isBreak: saved.absence?.isBreak ?? false, barredAt: since), floor: nil)
    }
}
