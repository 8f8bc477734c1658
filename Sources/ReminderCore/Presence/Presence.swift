/// Whether the user is at the desk, made of what the sources read (rule 1).
struct Presence: Hashable, Sendable {
    /// What a reading or the passing of time has changed.
    enum Change: Hashable {
        /// A lock, a sleep or another session began: from then on nothing counts as sitting.
        case barred(at: Instant)
        /// The absence has lasted `break_after`.
        case becameBreak(Absence)
        /// The user is back since then.
        case returned(at: Instant, fromBreak: Bool)
    }

    var hasIdleSource = false
    /// See ``PresenceSources/reportsPastSilence``.
    var reportsPastSilence = true
    var lock = ScreenLock()
    var isAsleep = false
    var isSwitchedAway = false
    /// For how long silence is sitting while a call or a film is on; nil while it is not.
    private(set) var sittingSilence: Duration?
    /// Silence before this was sitting, because a call or a film was on.
    private(set) var satUntil = Instant(sinceBoot: .zero)
    /// Since when there is no input; nil while input goes on or nothing is known.
    private(set) var idleSince: Instant?
    private(set) var absence: Absence?
    /// An input or an unlocking that may be a return, until it is known whether more follows.
    private(set) var touch: Instant?
    /// When the idle source went during a break.
    private var lostAt: Instant?
    /// A touch within this absence that was taken for a bumped desk.
    private var bumpedAt: Instant?
    /// Silence before this belongs to what went before: an earlier return, or a hold that was done.
    private var floor = Instant(sinceBoot: .zero)

    var isLocked: Bool { lock.isOn(hasIdleSource: hasIdleSource) }

    /// Whether a lock, a sleep or another session keeps the user from the desk right now.
    var isBarred: Bool { isLocked || isAsleep || isSwitchedAway }

    /// Whether a reminder would find no user: barred, on a break, or not yet known to be back.
    var isAway: Bool {
        guard let absence else { return false }
        return absence.isBreak || absence.isBarred
    }

    /// How long a source that has gone may take to come back. Until then a user on a break is still away.
    private static let returnOfSource: Duration = .seconds(15)

    /// How much silence before a lock may go unheard where no source reports it afterwards: each pause this long wakes
    /// the process twice.
    private static let unheardSilence: Duration = .seconds(60)

    /// How long more input has to follow a touch that is a return.
    private func touchWindow(_ settings: SittingSettings) -> Duration {
        max(settings.bump, .seconds(1))
    }

    // MARK: Readings

    mutating func idle(since reported: Instant, _ settings: SittingSettings) -> Change? {
        let since = max(reported, floor)
        if let touch, let absence {
            self.touch = nil
            // Only the user can unlock the screen; a desk can be bumped only while the screen is unlocked.
            if since >= touch + (absence.isOpened ? .zero : settings.bump) {
                let change = goBack(at: touch)
                idleSince = since
                self.absence = Absence(since: max(since, satUntil))
                return change
            }
            if !absence.isOpened { bumpedAt = touch }
        }
        // A source that starts again may see the same silence begin later: its clock can miss a suspend.
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
        // A user who reads touches the mouse now and then; a desk is seldom bumped twice.
        if let bumpedAt, time - bumpedAt <= settings.breakAfter { return goBack(at: time) }
        touch = touch ?? time
        return nil
    }

    /// A lock, a sleep or a switch began at `time`; the caller has set the flag.
    mutating func bar(at time: Instant) -> Change? {
        touch = nil
        let current = absence ?? Absence(since: min(idleSince ?? time, time))
        if sittingSilence != nil, !current.isBreak, !current.isBarred { satUntil = max(satUntil, time) }
        let since = current.isBreak ? current.since : max(current.since, min(satUntil, time))
        absence = Absence(since: since, isBreak: current.isBreak, barredAt: current.barredAt ?? time)
        return current.isBarred ? nil : .barred(at: time)
    }

    /// A lock, a sleep or a switch ended at `time`; the caller has cleared the flag.
    mutating func unbar(at time: Instant, opened: Bool) -> Change? {
        guard !isBarred, absence != nil else { return nil }
        if opened { absence!.isOpened = true }
        guard hasIdleSource else { return goBack(at: time) }
        // A user who unlocks the screen in the middle of a film goes on watching.
        if opened, sittingSilence != nil {
            let change = goBack(at: time)
            if let idleSince { absence = Absence(since: max(idleSince, time)) }
            return change
        }
        if idleSince == nil { touch = time }
        return nil
    }

    /// Lets time pass; call until it returns nil. While a hold runs no absence becomes a break.
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
            // Longer than a user sits through a film: the last input was the last of the user.
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

    /// Which silence is worth hearing of.
    func wantedWatch(_ settings: SittingSettings) -> Duration {
        if touch != nil { return touchWindow(settings) }
        // Asked once the screen locks, this tells since when there has been no input.
        if isBarred { return .seconds(1) }
        if let sittingSilence { return max(sittingSilence, settings.breakAfter) }
        return reportsPastSilence ? settings.breakAfter : min(settings.breakAfter, Self.unheardSilence)
    }

    /// How long the desk may have been empty, judging by silence; nil while input or a call goes on.
    func emptySilence(at now: Instant) -> Duration? {
        guard sittingSilence == nil, let idleSince else { return nil }
        return now - max(idleSince, satUntil)
    }

    /// Silence before this was sitting, as known at `now`; nil when no silence ever was.
    func satUntil(at now: Instant) -> Instant? {
        if sittingSilence != nil { return now }
        return satUntil.sinceBoot == .zero ? nil : satUntil
    }

    // MARK: What others decide

    /// A call or a film is on, during which silence is sitting for `span` after the last input; nil when it has ended,
    /// or silence means what it always means, since `time`.
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

    /// Silence up to `time` was part of a hold and is no absence.
    mutating func endHold(at time: Instant) {
        floor = max(floor, time)
        if let since = idleSince { idleSince = max(since, floor) }
        if let current = absence, !current.isBarred, !current.isBreak { absence!.since = max(current.since, floor) }
    }

    /// The idle source is gone; idle time is unknown from here on. A user on a break is taken to be back only if it
    /// stays away.
    mutating func loseIdleSource(at time: Instant) -> Change? {
        hasIdleSource = false
        idleSince = nil
        guard let absence, !isBarred else { return nil }
        // A compositor that starts again brings no user back; most often it is there again at once.
        if absence.isBreak {
            lostAt = time
            return nil
        }
        return goBack(at: time)
    }

    /// Takes up a saved absence, before anything has been read; `floor` is the beginning of the bout.
    mutating func restore(_ saved: Absence?, floor: Instant?, satUntil: Instant? = nil) {
        absence = saved
        self.satUntil = satUntil ?? self.satUntil
        self.floor = floor ?? self.floor
    }

    /// What a source reads before the start: only the state it finds, nothing that happened.
    mutating func seed(idleSince since: Instant?) {
        idleSince = since
    }

    /// Makes of the first readings and a restored absence what is true now; `savedAt` is when that was saved.
    mutating func start(at now: Instant, savedAt: Instant?, _ settings: SittingSettings) -> [Change] {
        idleSince = idleSince.map { max($0, floor) }
        if isBarred { return [bar(at: now)].compactMap(\.self) }
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
