/// The reasons that hold reminders back (rule 10), and whether silence is sitting because of a call (rule 1).
struct HeldBack: Sendable {
    enum News: Hashable {
        /// From then on, silence counts differently: as sitting, or no longer.
        case silenceChanged(from: Instant)
        /// There may be a new reason that holds back the reminder on the screen.
        case mayHoldBack
    }

    private(set) var pause: UserPause?
    /// A pause until a time of day that is over. It goes on if the clock is set back, because the clock was ahead then.
    private var endedPause: UserPause?
    private var calls = Calls()
    private var hours = QuietHours()
    /// All inhibitors, those of ignored programs included.
    private var inhibitors: [IdleInhibitor] = []
    /// Whether the user wants no notifications, as the desktop reports.
    private var isSilenced = false

    // MARK: Events

    /// These are all inhibitors now.
    mutating func inhibited(by inhibitors: [IdleInhibitor], _ settings: CallSettings, at now: Instant) -> [News] {
        self.inhibitors = inhibitors
        return change(settings, at: now)
    }

    /// The settings have changed, and with them the ignored programs.
    mutating func change(_ settings: CallSettings, at now: Instant) -> [News] {
        calls.read(inhibitors.filter { !settings.ignores($0.program) }, at: now)
        return [.silenceChanged(from: now), .mayHoldBack]
    }

    /// The desktop's do-not-disturb is on or off.
    mutating func silence(_ isOn: Bool) -> [News] {
        isSilenced = isOn
        return [.mayHoldBack]
    }

    /// Settings or time zone have changed, so the hours must be computed again.
    mutating func outdateHours() {
        hours.isOutdated = true
    }

    /// The civil clock was set. A pause until a time of day goes by the clock.
    mutating func jump(to now: Moment) -> [News] {
        outdateHours()
        movePause(at: now)
        return [.mayHoldBack]
    }

    private mutating func movePause(at now: Moment) {
        let before = pause ?? endedPause
        let after = before?.afterJump(at: now)
        guard case .untilTime(_, let end) = after else { return }
        (pause, endedPause) = end > now.instant ? (after, nil) : (nil, before)
    }

    /// Whether ``advance(to:_:)`` needs new hours.
    func needsHours(at now: UTC) -> Bool { hours.isOver(at: now) }

    /// Lets time pass.
    ///
    /// - Parameter hours: The hours at `now`, if ``needsHours(at:)``; otherwise nil.
    mutating func advance(to now: Moment, _ hours: QuietHours?) -> [News] {
        var news: [News] = []
        if let hours {
            self.hours = hours
            news.append(.mayHoldBack)
        }
        if let ended = calls.tick(now.instant) { news.append(.silenceChanged(from: ended)) }
        switch pause {
        case .until(let end) where end <= now.instant: pause = nil
        case .untilTime(_, let end) where end <= now.instant: (pause, endedPause) = (nil, pause)
        case .callEnd where !isInCall: pause = nil
        case .until, .untilTime, .callEnd, .indefinite, nil: break
        }
        return news
    }

    // MARK: Pause

    mutating func pause(for length: Duration?, at now: Moment) -> Reply {
        endedPause = nil
        pause = length.map { .until(now.instant + $0) } ?? .indefinite
        return .paused(until: length.map { now.utc + $0 })
    }

    mutating func pause(until end: DelayEnd, _ world: World, at now: Moment) -> Reply {
        guard let until = end.time(after: now.utc, hours: world.settings.sitting.hours, world.calendar) else {
            guard isInCall else { return .refused(.noCall) }
            endedPause = nil
            pause = .callEnd
            return .pausedForCall
        }
        endedPause = nil
        pause = .untilTime(until, at: now.instant(at: until))
        return .paused(until: until)
    }

    mutating func resume() -> Reply {
        defer { (pause, endedPause) = (nil, nil) }
        return .resumed(wasPaused: pause != nil)
    }

    /// When the pause ends; nil without a pause, or if it does not end at a time.
    var pauseEnd: Instant? { pause?.end }

    // MARK: Restart

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.pause = pause ?? endedPause
        state.isCallLetThrough = isInCall && calls.isLetThrough
    }

    /// Restores its part of `saved`. `shift` converts its instants to the clock of this boot.
    mutating func restore(_ saved: SavedState, shiftedBy shift: Duration, isSameSession: Bool, at now: Moment) {
        if isSameSession, saved.isCallLetThrough { calls.restoreLetThrough(at: now.instant) }
        switch saved.pause {
        case .until(let end): pause = .until(end + shift)
        case .untilTime(let time, let end): pause = .untilTime(time, at: end + shift)
        case .indefinite, .callEnd, nil: pause = saved.pause
        }
        movePause(at: now)
    }
}

// MARK: Reasons

extension HeldBack {
    /// All current reasons, except a meal, which is up to ``World``. A call is among them even for what has waited for
    /// calls long enough; ``reasons(for:_:at:)`` takes that into account.
    func reasons(_ settings: CallSettings) -> Reasons {
        var reasons: Reasons = []
        if pause != nil { reasons.insert(.pause) }
        if isSilenced { reasons.insert(.doNotDisturb) }
        if holdsBackInCall(settings) { reasons.insert(.call) }
        if hours.quietUntil != nil { reasons.insert(.quiet) }
        if hours.offUntil != nil { reasons.insert(.offHours) }
        return reasons
    }

    /// The reasons that hold `candidate` back at `now`.
    func reasons(for candidate: Candidate, _ settings: CallSettings, at now: Instant) -> Reasons {
        var reasons = reasons(settings).intersection(candidate.heldBackBy)
        if let since = candidate.callsSince, let end = callEnd(since, settings), end <= now { reasons.remove(.call) }
        return reasons
    }

    /// Until when calls can hold back what has waited for them since `since`; nil if there is no call to wait for.
    func callEnd(_ since: Instant, _ settings: CallSettings) -> Instant? {
        holdsBackInCall(settings) ? since + settings.longestWait : nil
    }

    private func holdsBackInCall(_ settings: CallSettings) -> Bool {
        isInCall && settings.wait && !calls.isLetThrough
    }

    /// `candidate` is shown. If calls have held it back as long as they can, nothing waits for this call.
    mutating func show(_ candidate: Candidate, _ settings: CallSettings, at now: Instant) {
        guard settings.wait, let since = candidate.callsSince, since + settings.longestWait <= now else { return }
        calls.letThrough(at: now)
    }

    /// `reasons` with their ends, in the order of `status`. `mealEnd` is when poses are offered again.
    func described(_ reasons: Reasons, mealEnd: UTC?) -> [Status.HeldBack] {
        guard !reasons.isEmpty else { return [] }
        var list: [Status.HeldBack] = []
        if reasons.contains(.pause) { list.append(.pause(until: pauseEnd)) }
        if reasons.contains(.doNotDisturb) { list.append(.doNotDisturb) }
        if reasons.contains(.call) { list.append(.call) }
        if reasons.contains(.quiet), let end = hours.quietUntil { list.append(.quiet(until: end)) }
        if reasons.contains(.offHours), let end = hours.offUntil { list.append(.offHours(until: end)) }
        if reasons.contains(.meal), let mealEnd { list.append(.meal(until: mealEnd)) }
        return list
    }

    /// Whether there is a call, a film or a presentation. Ignored programs do not count.
    var isInCall: Bool { calls.since != nil }
    /// The inhibitors of the call.
    var callers: [IdleInhibitor] { calls.holders }

    /// How much silence counts as sitting because of a call; nil if it does not.
    func sittingSilence(_ settings: CallSettings) -> Duration? {
        isInCall && settings.silence == .sitting ? settings.limit : nil
    }

    /// The next instant at which time alone changes something.
    func deadline(at now: Moment) -> Instant? {
        [calls.deadline, hours.until.map { now.instant(at: $0) }, pauseEnd].compactMap(\.self).min()
    }
}
