/// A point on the boot-time clock (`CLOCK_BOOTTIME`), which counts suspend and which no one can set.
///
/// Durations (sitting, snooze, hold) run on this clock and on no other.
public struct Instant: Comparable, Hashable, Sendable {
    /// Time since the machine booted; never negative on a real machine.
    public let sinceBoot: Duration

    /// An instant `sinceBoot` after the machine booted.
    public init(sinceBoot: Duration) {
        self.sinceBoot = sinceBoot
    }

    /// The earlier of two instants is the one nearer to boot.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.sinceBoot < right.sinceBoot
    }

    /// The instant `span` later (earlier for a negative span).
    public static func + (instant: Instant, span: Duration) -> Instant {
        Instant(sinceBoot: instant.sinceBoot + span)
    }

    /// The instant `span` earlier.
    public static func - (instant: Instant, span: Duration) -> Instant {
        Instant(sinceBoot: instant.sinceBoot - span)
    }

    /// The time from `earlier` to `later`; negative when they are the other way round.
    public static func - (later: Instant, earlier: Instant) -> Duration {
        later.sinceBoot - earlier.sinceBoot
    }
}

extension Instant? {
    /// Keeps the earlier of the two deadlines; nil means never.
    mutating func bringForward(to other: Instant?) {
        guard let other else { return }
        self = map { min($0, other) } ?? other
    }
}
