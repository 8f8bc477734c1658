/// The effects of pain. The state has a copy, because the history may be lost or unreadable (rule 9).
public struct Pain: Hashable, Sendable {
    /// When it last hurt.
    public var at: UTC
    /// The lowest ``Variation/gentleness`` of the poses on offer since then.
    public var gentleness: Int
    /// Since when all poses are suspended; nil if they are not.
    public var suspendedSince: UTC?

    /// The pain at a time that is not after `now`. A later time comes from a clock that was ahead.
    public func notAfter(_ now: UTC, _ dates: RowDates = RowDates()) -> Pain {
        guard dates.present(at) > now + Practice.clockError else { return self }
        return Pain(at: now, gentleness: gentleness, suspendedSince: suspendedSince.map { min($0, now) })
    }

    /// Pain that was last reported at `at`.
    public init(at: UTC, gentleness: Int, suspendedSince: UTC? = nil) {
        self.at = at
        self.gentleness = gentleness
        self.suspendedSince = suspendedSince
    }
}
