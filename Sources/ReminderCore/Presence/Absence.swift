/// Time away from the desk. Idle time, lock, sleep and another session in a row are one absence (rule 1).
public struct Absence: Hashable, Sendable {
    /// When it began: at the last input, or at the lock, sleep or switch if that came first.
    public var since: Instant
    /// Whether it has lasted `break_after` and ended the bout.
    public var isBreak: Bool
    /// When a lock, sleep or another session first became part of it; nil if none did. From then on nothing counts as
    /// sitting.
    public var barredAt: Instant?
    /// Whether the user has unlocked the screen or switched back to this session. A bumped desk does neither.
    public var isOpened: Bool

    /// An absence.
    public init(since: Instant, isBreak: Bool = false, barredAt: Instant? = nil, isOpened: Bool = false) {
        self.since = since
        self.isBreak = isBreak
        self.barredAt = barredAt
        self.isOpened = isOpened
    }

    /// Whether its time does not count as sitting, even if it is short.
    var isBarred: Bool { barredAt != nil }
}
