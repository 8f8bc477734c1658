/// Whether the user is at the desk, according to the sources (rule 1).
struct Presence: Hashable, Sendable {
    /// A change caused by a reading, or by time alone.
    enum Change: Hashable {
        /// A lock, sleep or another session began. From then on nothing counts as sitting.
        case barred(at: Instant, BoutEnd)
        /// The absence has lasted `break_after`.
        case becameBreak(Absence)
        /// The user returned at that time.
        case returned(at: Instant, fromBreak: Bool)
    }

    var hasIdleSource = false
    /// See ``PresenceSources/reportsPastSilence``.
    var reportsPastSilence = true
    var lock = ScreenLock()
    var isAsleep = false
    var isSwitchedAway = false
    /// How much silence counts as sitting, because of a call or film; nil for no call.
    private(set) var sittingSilence: Duration?
    /// Silence before this counts as sitting, because there was a call or film.
    private(set) var satUntil = Instant(sinceBoot: .zero)
    /// Since when there has been no input; nil if there is input or it is unknown.
    private(set) var idleSince: Instant?
    private(set) var absence: Absence?
    /// When there was an input or an unlock that may be a return, until it is known whether more input follows.
    private(set) var touch: Instant?
    /// When the idle source was lost during a break.
    private var lostAt: Instant?
    /// When there was a touch in this absence that was taken for a bumped desk.
    private var bumpedAt: Instant?
    /// Silence before this is not part of an absence: there was a return, or a hold, at this time.
    private(set) var floor = Instant(sinceBoot: .zero)

    var isLocked: Bool { lock.isOn(hasIdleSource: hasIdleSource) }

    /// Whether the screen is locked, the machine sleeps or another session is in front now.
    var isBarred: Bool { isLocked || isAsleep || isSwitchedAway }

    /// Whether the user is on a break, or was locked out, asleep or switched away and is not known to be back.
    var isAway: Bool {
        guard let absence else { return false }
        return absence.isBreak || absence.isBarred
    }

    /// How long a lost source may take to return. Until then a user on a break is still away.
    private static let returnOfSource: Duration = .seconds(15)

    /// How much silence before a lock may be missed if the source cannot report it afterwards. A shorter time would
    /// wake the process in each pause that long, twice.
    private static let unheardSilence: Duration = .seconds(60)

    /// How long input must last after a touch for it to be a return; at least 1 s, the shortest useful watch.
    private func touchWindow(_ settings: SittingSettings) -> Duration {
        max(settings.bump, .seconds(1))
    }

    // MARK: Readings

    mutating func idle(since reported: Instant, _ settings: SittingSettings) -> Change? {
        let since = max(reported, floor)
        if let touch, let absence {
            self.touch = nil
            // Unlocking the screen is never a bumped desk.
            if since >= touch + (absence.isOpened ? .zero : settings.bump) {
                let change = goBack(at: touch)
                idleSince = since
                self.absence = Absence(since: max(since, satUntil))
                return change
            }
            if !absence.isOpened { bumpedAt = touch }
        }
        // A restarted source may report a later beginning of the same silence, because its clock can miss a suspend.
        idleSince = min(idleSince ?? since, since)
        let start = max(since, satUntil)
        if absence == nil {
            absence = Absence(since: start)
        } else if absence!.since > start {
            absence!.since = start
        }
        return nil
    }

    mutating func input(at time: Instant, _ settings: SittingSettings) -> Change? {
        idleSince = nil
        guard let absence, !isBarred else { return nil }
        if !absence.isBreak && !absence.isBarred {
            self.absence = nil
            return nil
        }
        if !absence.isBreak || absence.isOpened || settings.bump == .zero { return goBack(at: time) }
        // A user who reads touches the mouse now and then, but a desk is seldom bumped twice.
        if let bumpedAt, time - bumpedAt <= settings.breakAfter { return goBack(at: time) }
        touch = touch ?? time
        return nil
    }

    /// A lock, sleep or user switch, as `reason` says, began at `time`. The caller has already set its flag.
    mutating func bar(at time: Instant, _ reason: BoutEnd) -> Change? {
        touch = nil
        let current = absence ?? Absence(since: min(idleSince ?? time, time))
        if sittingSilence != nil, !current.isBreak, !current.isBarred { satUntil = max(satUntil, time) }
        let since = current.isBreak ? current.since : max(current.since, min(satUntil, time))
        absence = Absence(since: since, isBreak: current.isBreak, barredAt: current.barredAt ?? time)
        return current.isBarred ? nil : .barred(at: time, reason)
    }

    /// A lock, sleep or user switch ended at `time`. The caller has already cleared its flag.
    ///
    /// - Parameter opened: Whether only the user can have ended it. A machine can wake up by itself.
    mutating func unbar(at time: Instant, opened: Bool) -> Change? {
        guard !isBarred, absence != nil else { return nil }
        if opened { absence!.isOpened = true }
        guard hasIdleSource else { return goBack(at: time) }
        // A user who unlocks the screen during a film may continue to watch without input.
        if opened, sittingSilence != nil {
            let change = goBack(at: time)
            if let idleSince { absence = Absence(since: max(idleSince, time)) }
            return change
        }
        if idleSince == nil { touch = time }
        return nil
    }

    /// Lets time pass. Call it until it returns nil. During a hold no absence becomes a break.
    mutating func tick(_ now: Instant, _ settings: SittingSettings, duringHold: Bool) -> Change? {
        if hasIdleSource { lostAt = nil }
        if let lost = lostAt, !isBarred, now >= lost + Self.returnOfSource {
            lostAt = nil
            return absence == nil ? nil : goBack(at: lost)
        }
        if let touch {
            guard now >= touch + touchWindow(settings) * 2 else { return nil }
            return goBack(at: touch)
        }
        if var current = absence, !current.isBreak, !duringHold, now >= breakAt(current, settings) {
            // No user sits that long without input, so this one has been gone since the last input.
            if sittingSilence != nil, !current.isBarred {
                current.since = min(idleSince ?? current.since, current.since)
            }
            current.isBreak = true
            absence = current
            return .becameBreak(current)
        }
        return nil
    }

    private func breakAt(_ absence: Absence, _ settings: SittingSettings) -> Instant {
        guard let sittingSilence, !absence.isBarred else { return absence.since + settings.breakAfter }
        return (idleSince ?? absence.since) + max(sittingSilence, settings.breakAfter)
    }

    /// When ``tick(_:_:duringHold:)`` would next change something.
    func deadline(_ settings: SittingSettings, duringHold: Bool) -> Instant? {
        if let lostAt, !isBarred, !hasIdleSource { return lostAt + Self.returnOfSource }
        if let touch { return touch + touchWindow(settings) * 2 }
        guard let absence, !absence.isBreak, !duringHold else { return nil }
        return breakAt(absence, settings)
    }

    /// The silence that the idle source should report.
    func wantedWatch(_ settings: SittingSettings) -> Duration {
        if touch != nil { return touchWindow(settings) }
        // Requested when the screen locks, this reports since when there has been no input.
        if isBarred { return .seconds(1) }
        if let sittingSilence { return max(sittingSilence, settings.breakAfter) }
        return reportsPastSilence ? settings.breakAfter : min(settings.breakAfter, Self.unheardSilence)
    }

    /// How long the user may have been gone, judging by silence; nil if there is input or a call.
    func emptySilence(at now: Instant) -> Duration? {
        guard sittingSilence == nil, let idleSince else { return nil }
        return now - max(idleSince, satUntil)
    }

    /// Silence before this counts as sitting, as known at `now`; nil if none does.
    func satUntil(at now: Instant) -> Instant? {
        if sittingSilence != nil { return now }
        return satUntil.sinceBoot == .zero ? nil : satUntil
    }

    // MARK: Calls, holds and sources

    /// During a call or film, up to `span` of silence after the last input counts as sitting. Nil ends that at `time`.
    mutating func sitsThroughSilence(for span: Duration?, from time: Instant) {
        guard span != sittingSilence else { return }
        if sittingSilence != nil, span == nil {
            satUntil = max(satUntil, time)
            if let current = absence, !current.isBreak, !current.isBarred {
                absence!.since = max(current.since, satUntil)
            }
        }
        sittingSilence = span
    }

    /// Silence up to `time` was part of a hold, and not an absence.
    mutating func endHold(at time: Instant) {
        floor = max(floor, time)
        if let since = idleSince { idleSince = max(since, floor) }
        if let current = absence, !current.isBarred, !current.isBreak { absence!.since = max(current.since, floor) }
    }

    /// The idle source is gone, so idle time is unknown from here on. A user on a break counts as back only if the
    /// source does not return.
    mutating func loseIdleSource(at time: Instant) -> Change? {
        hasIdleSource = false
        idleSince = nil
        guard let absence, !isBarred else { return nil }
        // A restarted compositor does not mean that the user is back. Usually it returns at once.
        if absence.isBreak {
            lostAt = time
            return nil
        }
        return goBack(at: time)
    }

    /// Restores a saved absence, before the first reading.
    ///
    /// - Parameter floor: When the current sitting began; nil if it is not counted.
    mutating func restore(_ saved: Absence?, floor: Instant?, satUntil: Instant? = nil) {
        absence = saved
        self.satUntil = satUntil ?? self.satUntil
        self.floor = floor ?? self.floor
    }

    /// A reading before the start: a state, not an event.
    mutating func seed(idleSince since: Instant?) {
        idleSince = since
    }

    /// Combines the first readings with a restored absence.
    ///
    /// - Parameter savedAt: When that was saved, in the same session; nil for no restored state.
    mutating func start(at now: Instant, savedAt: Instant?, _ settings: SittingSettings) -> [Change] {
        idleSince = idleSince.map { max($0, floor) }
        if isBarred {
            let reason: BoutEnd = isAsleep ? .sleep : isSwitchedAway ? .switched : .lock
            return [bar(at: now, reason)].compactMap(\.self)
        }
        guard let restored = absence else {
            absence = idleSince.map { Absence(since: max($0, satUntil)) }
            return []
        }
        let isSameSilence = idleSince.map { since in savedAt.map { since <= $0 } ?? false } ?? false
        var changes: [Change] = []
        if restored.isBarred || isSameSilence, let change = tick(now, settings, duringHold: false) {
            changes.append(change)
        }
        if isSameSilence { return changes }
        let wasAway = isAway
        let change = goBack(at: idleSince ?? now)
        absence = idleSince.map { Absence(since: max($0, satUntil)) }
        return wasAway ? changes + [change] : changes
    }

    private mutating func goBack(at time: Instant) -> Change {
        let fromBreak = absence?.isBreak ?? false
        absence = nil
        touch = nil
        bumpedAt = nil
        floor = max(floor, time)
        return .returned(at: time, fromBreak: fromBreak)
    }
}
