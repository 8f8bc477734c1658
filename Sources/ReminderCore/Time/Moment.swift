/// Now, on both clocks at once: what every event carries. The rules need no clock of their own.
public struct Moment: Hashable, Sendable {
    /// Now on the clock that durations run on.
    public let instant: Instant
    /// Now on the clock that slots run on.
    public let utc: UTC

    /// The moment at which the two clocks showed these times.
    public init(instant: Instant, utc: UTC) {
        self.instant = instant
        self.utc = utc
    }

    /// The civil time that belongs to `other`, as long as the clock is not set.
    public func utc(at other: Instant) -> UTC {
        utc + (other - instant)
    }

    /// The instant that belongs to the civil time `other`, as long as the clock is not set.
    public func instant(at other: UTC) -> Instant {
        instant + (other - utc)
    }
}
