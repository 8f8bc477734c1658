/// A bout of sitting: from a break to the next (rule 1).
///
/// It holds two counters: the sitting itself, and the sitting since a reminder was last answered.
public struct SittingBout: Hashable, Sendable {
    /// Sitting counted before ``countingSince``.
    public var counted: Duration = .zero
    /// Since when sitting counts, nil while it does not.
    public var countingSince: Instant?
    /// The sitting from which `remind_after` runs: zero, or what it was when the last reminder was answered.
    public var askedAt: Duration = .zero

    /// A bout without any sitting yet, counting from `start` or not at all.
    public init(countingSince start: Instant? = nil) {
        countingSince = start
    }

    /// How much sitting the bout holds at `now`; never negative.
    public func sitting(at now: Instant) -> Duration {
        guard let since = countingSince, since < now else { return counted }
        return counted + (now - since)
    }

    /// When the bout would have begun without a pause in it; nil while sitting does not count.
    var sittingSince: Instant? { countingSince.map { $0 - counted } }

    /// When the next reminder is due if sitting goes on; nil while it does not.
    func dueAt(after remindAfter: Duration) -> Instant? {
        countingSince.map { $0 + (askedAt + remindAfter - counted) }
    }

    /// Stops counting at `instant`.
    mutating func pause(at instant: Instant) {
        counted = sitting(at: instant)
        countingSince = nil
    }

    /// Ends the bout with the last input at `instant`; silence after it may have been counted until `counted`.
    mutating func end(at instant: Instant, countedUpTo counted: Instant?) {
        if countingSince != nil {
            pause(at: instant)
        } else if let counted, counted > instant {
            self.counted = max(.zero, self.counted - (counted - instant))
        }
    }

    /// Counts on from `instant`.
    mutating func resume(at instant: Instant) {
        if countingSince == nil { countingSince = instant }
    }

    /// Lets `remind_after` run again from the sitting at `now`.
    mutating func askAgain(from now: Instant) {
        askedAt = sitting(at: now)
    }
}
