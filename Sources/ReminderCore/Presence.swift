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
    var isLocked = false
    var isAsleep = false
    var isSwitchedAway = false
    /// Since when there is no input; nil while input goes on or nothing is known.
    private(set) var idleSince: Instant?
    private(set) var absence: Absence?
    /// An input or an unlocking that may be a return, until it is known whether more follows.
    private(set) var touch: Instant?
    /// A touch within this absence that was taken for a bumped desk.
    private var bumpedAt: Instant?
    /// Silence before this belongs to what went before: an earlier return, or a hold that was done.
    private var floor = Instant(sinceBoot: .zero)

    /// Whether a lock, a sleep or another session keeps the user from the desk right now.
    var isBarred: Bool { isLocked || isAsleep || isSwitchedAway }

    /// Whether a reminder would find nobody: barred, on a break, or not yet known to be back.
    var isAway: Bool {
        guard let absence else { return false }
        return absence.isBreak || absence.isBarred
    }

    /// How long more input has to follow a touch that is a return.
    private func touchWindow(_ settings: SittingSettings) -> Duration {
        max(settings.bump, .seconds(1))
    }

    // MARK: Readings

    mutating func idle(since reported: Instant, _ settings: SittingSettings) -> Change? {
        let since = max(reported, floor)
        if let touch, let absence {
            self.touch = nil
            // Whoever unlocked the screen is somebody; a desk can be bumped only while it lies open.
            if since >= touch + (absence.isOpened ? .zero : settings.bump) {
                let change = goBack(at: touch)
                idleSince = since
                self.absence = Absence(since: since)
                return change
            }
            if !absence.isOpened { bumpedAt = touch }
        }
        // A source that learns of the same silence anew may see it begin later: its clock can miss a suspend.
        idleSince = min(idleSince ?? since, since)
        if absence == nil {
            absence = Absence(since: since)
        } else if absence!.since > since {
            absence!.since = since
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
        // Somebody who reads touches the mouse now and then; a desk is seldom bumped twice.
        if let bumpedAt, time - bumpedAt <= settings.breakAfter { return goBack(at: time) }
        touch = touch ?? time
        return nil
    }

    /// A lock, a sleep or a switch began at `time`; the caller has set the flag.
    mutating func bar(at time: Instant) -> Change? {
        touch = nil
        let current = absence ?? Absence(since: min(idleSince ?? time, time))
        absence = Absence(since: current.since, isBreak: current.isBreak, barredAt: current.barredAt ?? time)
        return current.isBarred ? nil : .barred(at: time)
    }

    /// A lock, a sleep or a switch ended at `time`; the caller has cleared the flag.
    mutating func unbar(at time: Instant, opened: Bool) -> Change? {
        guard !isBarred, absence != nil else { return nil }
        if opened { absence!.isOpened = true }
        guard hasIdleSource else { return goBack(at: time) }
        if idleSince == nil { touch = time }
        return nil
    }

    /// Lets time pass; call until it returns nil. While a hold runs no absence becomes a break.
    mutating func tick(_ now: Instant, _ settings: SittingSettings, duringHold: Bool) -> Change? {
        if let touch {
            guard now >= touch + touchWindow(settings) * 2 else { return nil }
            return goBack(at: touch)
        }
        if var current = absence, !current.isBreak, !duringHold, now >= current.since + settings.breakAfter {
            current.isBreak = true
            absence = current
            return .becameBreak(current)
        }
        return nil
    }

    /// When ``tick(_:_:duringHold:)`` would next change something.
    func deadline(_ settings: SittingSettings, duringHold: Bool) -> Instant? {
        if let touch { return touch + touchWindow(settings) * 2 }
        guard let absence, !absence.isBreak, !duringHold else { return nil }
        return absence.since + settings.breakAfter
    }

    /// Which silence is worth hearing of.
    func wantedWatch(_ settings: SittingSettings) -> Duration {
        if touch != nil { return touchWindow(settings) }
        // Asked once the screen locks, this tells since when there has been no input.
        if isBarred { return .seconds(1) }
        return settings.breakAfter
    }

    // MARK: What others decide

    /// Silence up to `time` was part of a hold and is no absence.
    mutating func endHold(at time: Instant) {
        floor = max(floor, time)
        if let since = idleSince { idleSince = max(since, floor) }
        if let current = absence, !current.isBarred, !current.isBreak { absence!.since = max(current.since, floor) }
    }

    /// The idle source is gone; silence cannot be told any more.
    mutating func loseIdleSource(at time: Instant) -> Change? {
        hasIdleSource = false
        idleSince = nil
        guard absence != nil, !isBarred else { return nil }
        return goBack(at: time)
    }

    /// Takes up a saved absence, before anything has been read; `floor` is the beginning of the bout.
    mutating func restore(_ saved: Absence?, floor: Instant?) {
        absence = saved
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
            absence = idleSince.map { Absence(since: $0) }
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
        absence = idleSince.map { Absence(since: $0) }
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
