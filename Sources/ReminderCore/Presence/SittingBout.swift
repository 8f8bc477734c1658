/// A bout of sitting: from one break to the next (rule 1).
///
/// It has two counters: the sitting, and the sitting since a reminder was last answered.
public struct SittingBout: Hashable, Sendable {
    /// The sitting before ``countingSince``.
    public var counted: Duration = .zero
    /// Since when sitting is counted; nil while it is not.
    public var countingSince: Instant?
    /// The sitting at which `remind_after` began: 0, or the sitting when the last reminder was answered.
    public var askedAt: Duration = .zero
    /// Where the time lies that has no row yet; nil before any is counted.
    public var trail: BoutTrail?

    /// A bout without any sitting yet, which counts from `start`; nil to count later.
    public init(countingSince start: Instant? = nil) {
        countingSince = start
        trail = start.map { BoutTrail(from: $0) }
    }

    /// The sitting at `now`; never negative.
    public func sitting(at now: Instant) -> Duration {
        guard let since = countingSince, since < now else { return counted }
        return counted + (now - since)
    }

    /// When the bout would have begun without pauses; nil while sitting is not counted.
    var sittingSince: Instant? { countingSince.map { $0 - counted } }

    /// When the next reminder is due if sitting continues; nil while it is not counted.
    func dueAt(after remindAfter: Duration) -> Instant? {
        countingSince.map { $0 + (askedAt + remindAfter - counted) }
    }

    /// Stops counting at `instant`, because of `reason`.
    mutating func pause(at instant: Instant, _ reason: BoutEnd) {
        guard countingSince != nil else { return }
        counted = sitting(at: instant)
        countingSince = nil
        trail?.stop(at: instant, reason)
    }

    /// Ends the bout at the last input at `instant`, and subtracts the silence that was counted after it, up to
    /// `counted`.
    mutating func end(at instant: Instant, countedUpTo counted: Instant?, _ reason: BoutEnd = .away) {
        if countingSince != nil {
            pause(at: instant, reason)
        } else if let counted, counted > instant {
            self.counted = max(.zero, self.counted - (counted - instant))
            trail?.stop(at: instant, reason)
        }
    }

    /// Continues to count from `instant`.
    mutating func resume(at instant: Instant) {
        guard countingSince == nil else { return }
        countingSince = instant
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
        askedAt = sitting(at: now)
    }
}
