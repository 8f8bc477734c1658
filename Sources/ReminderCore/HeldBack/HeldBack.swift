/// What holds reminders back while the user is at the desk (rule 10), and what a call makes of silence (rule 1).
struct HeldBack: Sendable {
    enum News: Hashable {
        /// Silence means something else from then on.
        case silenceChanged(from: Instant)
        /// What is on the screen may be held back now.
        case mayHoldBack
    }

    private(set) var pause: UserPause?
    private var calls = Calls()
    private var hours = QuietHours()
    /// The programs that keep the desktop from going idle, ignored ones too.
    private var inhibitors: [IdleInhibitor] = []
    /// Whether the user wants no notifications, as the desktop reports.
    private var isSilenced = false

    // MARK: Events

    /// These programs keep the desktop from going idle now.
    mutating func inhibited(by inhibitors: [IdleInhibitor], _ settings: CallSettings, at now: Instant) -> [News] {
        self.inhibitors = inhibitors
        return change(settings, at: now)
    }

    /// The settings have changed: a program may be ignored from now on.
    mutating func change(_ settings: CallSettings, at now: Instant) -> [News] {
        calls.read(inhibitors.filter { !settings.ignores($0.program) }, at: now)
        return [.silenceChanged(from: now), .mayHoldBack]
    }

    /// The desktop's do-not-disturb is on or off.
    mutating func silence(_ isOn: Bool) -> [News] {
        isSilenced = isOn
        return [.mayHoldBack]
    }

    /// Settings, clock or zone have changed: the hours are other ones.
    mutating func outdateHours() {
        hours.isOutdated = true
    }

    /// Whether ``advance(to:_:)`` needs the hours to be read again.
    func needsHours(at now: UTC) -> Bool { hours.isOver(at: now) }

    /// Lets time pass. `hours` are those of now, where they were needed.
    mutating func advance(to now: Moment, _ hours: QuietHours?) -> [News] {
        var news: [News] = []
        if let hours {
            self.hours = hours
            news.append(.mayHoldBack)
        }
        if let ended = calls.tick(now.instant) { news.append(.silenceChanged(from: ended)) }
        switch pause {
        case .until(let end) where end <= now.instant: pause = nil
        case .callEnd where !isInCall: pause = nil
        case .until, .callEnd, .indefinite, nil: break
        }
        return news
    }

    // MARK: Pause

    mutating func pause(for length: Duration?, at now: Moment) -> Reply {
        pause = length.map { .until(now.instant + $0) } ?? .indefinite
        return .paused(until: length.map { now.utc + $0 })
    }

    mutating func pause(until end: DelayEnd, _ calendar: Calendar, at now: Moment) -> Reply {
        switch end {
        case .time(let time):
            let until = calendar.next(time, after: now.utc)
            pause = .until(now.instant(at: until))
            return .paused(until: until)
        case .callEnd:
            guard isInCall else { return .refused(.noCall) }
            pause = .callEnd
            return .pausedForCall
        }
    }

    mutating func resume() -> Reply {
        defer { pause = nil }
        return .resumed(wasPaused: pause != nil)
    }

    /// When the pause ends; nil without one, and where no time ends it.
    var pauseEnd: Instant? {
        if case .until(let end) = pause { end } else { nil }
    }

    // MARK: Restart

    /// Restores its part of `saved`, whose instants are `shift` too early on this boot's clock.
    mutating func restore(_ saved: SavedState, shiftedBy shift: Duration) {
        pause = saved.pause
        if case .until(let end) = saved.pause { pause = .until(end + shift) }
    }
}

// MARK: Reasons

extension HeldBack {
    /// All reasons there are, whatever they hold back. Whether a call still does depends on how long something has
    /// waited for it, and whether a meal does on the pose: see ``reasons(for:_:at:)`` and ``World``.
    func reasons(_ settings: CallSettings) -> Reasons {
        var reasons: Reasons = []
        if pause != nil { reasons.insert(.pause) }
        if isSilenced { reasons.insert(.doNotDisturb) }
        if isInCall, settings.wait { reasons.insert(.call) }
        if hours.quietUntil != nil { reasons.insert(.quiet) }
        if hours.offUntil != nil { reasons.insert(.offHours) }
        return reasons
    }

    /// Why `candidate` is held back at `now`; empty when it is not.
    func reasons(for candidate: Candidate, _ settings: CallSettings, at now: Instant) -> Reasons {
        var reasons = reasons(settings).intersection(candidate.heldBackBy)
        if let end = callEnd(for: candidate.since, settings), end <= now { reasons.remove(.call) }
        return reasons
    }

    /// Until when at most a call holds back what has waited since `since`; nil when none does.
    func callEnd(for since: Instant, _ settings: CallSettings) -> Instant? {
        guard settings.wait, let begin = calls.since else { return nil }
        return max(begin, since) + settings.longestWait
    }

    /// `reasons` with their ends, in the order in which `status` lists them. `mealEnd` is the end of the meal.
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

    /// Whether a call, a film or a presentation is on, ignored programs aside.
    var isInCall: Bool { calls.since != nil }
    /// The programs that hold the call.
    var callers: [IdleInhibitor] { calls.holders }

    /// For how long silence is sitting because of a call; nil when it is not.
    func sittingSilence(_ settings: CallSettings) -> Duration? {
        isInCall && settings.silence == .sitting ? settings.limit : nil
    }

    /// The next instant at which time alone changes something.
    func deadline(at now: Moment) -> Instant? {
        [calls.deadline, hours.until.map { now.instant(at: $0) }, pauseEnd].compactMap(\.self).min()
    }
}
