/// Where the counted time of a bout lies on the clock: from its beginning to its last moment, without the pauses in
/// between. The row of the bout is made from it (rule 13).
public struct BoutTrail: Hashable, Sendable {
    /// Time within the bout that does not count, such as a lock that was too short for a break.
    public struct Pause: Hashable, Sendable {
        /// Its first moment.
        public var from: Instant
        /// When counting went on, after ``from``.
        public var to: Instant

        /// The pause between two instants.
        public init(from: Instant, to: Instant) {
            self.from = from
            self.to = to
        }
    }

    /// The last moment that counts, for now or for good.
    public struct Stop: Hashable, Sendable {
        /// When it was.
        public var at: Instant
        /// What ends the bout, if nothing is counted after this.
        public var reason: BoutEnd

        /// A stop at that instant.
        public init(at: Instant, _ reason: BoutEnd) {
            self.at = at
            self.reason = reason
        }
    }

    /// More pauses are seldom in one bout, and each is written with the state.
    private static let mostPauses = 64

    /// The first moment that counts.
    public var from: Instant
    /// The pauses that are over, the first one first. Counted time is between any two of them.
    public var pauses: [Pause]
    /// When counting stopped; nil while it goes on.
    public var stop: Stop?

    /// A trail from `from`, on which time counts unless there is a `stop`.
    public init(from: Instant, pauses: [Pause] = [], stop: Stop? = nil) {
        self.from = from
        self.pauses = pauses
        self.stop = stop
    }

    /// When the counting began that goes on, or has stopped last.
    private var lastStart: Instant { pauses.last?.to ?? from }

    /// Counting stops at `instant`, which may be before the last start; then the time since that never counted.
    mutating func stop(at instant: Instant, _ reason: BoutEnd) {
        if instant <= lastStart, let last = pauses.popLast() {
            stop = Stop(at: last.from, reason)
        } else {
            stop = Stop(at: max(instant, from), reason)
        }
    }

    /// Counting goes on at `instant`.
    mutating func resume(at instant: Instant) {
        guard let stop else { return }
        self.stop = nil
        if stop.at == from, pauses.isEmpty {
            from = instant
        } else if instant > stop.at {
            if pauses.count == Self.mostPauses { mergeFirstPauses() }
            pauses.append(Pause(from: stop.at, to: instant))
        }
    }

    /// How much counts up to `end`, which is not before the last pause.
    public func counted(upTo end: Instant) -> Duration {
        pauses.reduce(end - from) { $0 - ($1.to - $1.from) }
    }

    /// The same trail on a clock that is `shift` ahead.
    func shifted(by shift: Duration) -> BoutTrail {
        BoutTrail(
            from: from + shift, pauses: pauses.map { Pause(from: $0.from + shift, to: $0.to + shift) },
            stop: stop.map { Stop(at: $0.at + shift, $0.reason) })
    }

    private mutating func mergeFirstPauses() {
        let second = pauses.remove(at: 1)
        pauses[0].to = pauses[0].to + (second.to - second.from)
    }
}

/// A bout that has ended, or a part of one.
struct FinishedBout: Hashable, Sendable {
    /// The first moment that counts.
    let from: Instant
    /// The last moment that counts.
    let to: Instant
    /// What ended it.
    let reason: BoutEnd
    private let pauses: [BoutTrail.Pause]

    /// The bout of `trail`; nil while it goes on, and if it has nothing that counts.
    init?(_ trail: BoutTrail) {
        guard let stop = trail.stop, stop.at > trail.from else { return nil }
        from = trail.from
        to = stop.at
        reason = stop.reason
        pauses = trail.pauses
    }

    /// How much counts between two instants within the bout.
    func counted(from start: Instant, to end: Instant) -> Duration {
        var counted = end - start
        for pause in pauses where pause.from < end && start < pause.to {
            counted -= min(pause.to, end) - max(pause.from, start)
        }
        return counted
    }
}

/// What ends a bout of sitting (rule 13).
public enum BoutEnd: String, Hashable, CaseIterable, Sendable {
    /// The user went away: the last input was the last moment.
    case away
    /// A hold was done.
    case hold
    /// The user stood up, at a desk that was raised.
    case stand
    /// The screen was locked.
    case lock
    /// The machine went to sleep.
    case sleep
    /// Another session came to the front.
    case switched
    /// The login or the boot ended.
    case quit
    /// The date changed. The bout goes on in another row.
    case midnight
}
