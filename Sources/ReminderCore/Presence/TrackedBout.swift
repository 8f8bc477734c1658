/// The bout of sitting with its trail, from which its row is made. The two change together.
///
/// The counters are read at every event, and the trail only when the bout ends.
struct TrackedBout: Sendable {
    /// The counters.
    private(set) var bout: SittingBout
    /// Where the time lies that has no row yet; nil before any is counted.
    private(set) var trail: BoutTrail?

    /// A bout without any sitting yet, which counts from `start`; nil to count later.
    init(countingSince start: Instant? = nil) {
        bout = SittingBout(countingSince: start)
        trail = start.map { BoutTrail(from: $0) }
    }

    /// The bout of `saved`, on a clock that is `shift` ahead.
    init(_ saved: SavedState, shiftedBy shift: Duration) {
        bout = saved.bout
        bout.countingSince = saved.bout.countingSince.map { $0 + shift }
        trail = saved.trail?.shifted(by: shift)
    }

    /// Stops counting at `instant`, because of `reason`.
    mutating func pause(at instant: Instant, _ reason: BoutEnd) {
        guard bout.countingSince != nil else { return }
        bout.pause(at: instant)
        trail?.stop(at: instant, reason)
    }

    /// Ends the bout at the last input at `instant`, and subtracts the silence that was counted after it, up to
    /// `counted`.
    mutating func end(at instant: Instant, countedUpTo counted: Instant?, _ reason: BoutEnd = .away) {
        if bout.countingSince != nil {
            pause(at: instant, reason)
        } else if let counted, counted > instant {
            bout.subtract(counted - instant)
            trail?.stop(at: instant, reason)
        }
    }

    /// Ends the bout at `instant`, or at its last moment before that, because of `reason`.
    mutating func end(noLaterThan instant: Instant, _ reason: BoutEnd) {
        pause(at: instant, reason)
        trail?.stop?.reason = reason
    }

    /// Continues to count from `instant`.
    mutating func resume(at instant: Instant) {
        guard bout.countingSince == nil else { return }
        bout.countingSince = instant
        if trail == nil { trail = BoutTrail(from: instant) }
        trail?.resume(at: instant)
    }

    /// Takes the part of the bout that has no row yet; nil if there is none. Call it only while nothing is counted.
    mutating func takeFinished() -> FinishedBout? {
        defer { trail = nil }
        return trail.flatMap(FinishedBout.init)
    }

    /// Restarts `remind_after` at the sitting at `now`.
    mutating func askAgain(from now: Instant) {
        bout.askAgain(from: now)
    }
}
