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

    /// A bout without any sitting yet, which counts from `start`; nil to count later.
    public init(countingSince start: Instant? = nil) {
        countingSince = start
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

    /// Stops counting at `instant`.
    mutating func pause(at instant: Instant) {
        counted = sitting(at: instant)
        countingSince = nil
    }

    /// Subtracts `silence` that was counted but was no sitting. Call it only while nothing is counted.
    mutating func subtract(_ silence: Duration) {
        counted = max(.zero, counted - silence)
    }

    /// Restarts `remind_after` at the sitting at `now`.
    mutating func askAgain(from now: Instant) {
        askedAt = sitting(at: now)
    }
}
