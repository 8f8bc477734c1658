/// A point of civil time (`CLOCK_REALTIME`), which people and time servers can set forwards and back.
///
/// Slots run on this clock, through a ``Calendar``; durations never do.
public struct UTC: Comparable, Hashable, Sendable {
    /// Time since 1970-01-01 00:00 UTC, leap seconds not counted.
    public let sinceEpoch: Duration

    /// The civil time `sinceEpoch` after 1970-01-01 00:00 UTC.
    public init(sinceEpoch: Duration) {
        self.sinceEpoch = sinceEpoch
    }

    /// The civil time a whole number of `seconds` after 1970-01-01 00:00 UTC.
    public init(seconds: Int64) {
        self.init(sinceEpoch: .seconds(seconds))
    }

    /// Whole seconds since 1970, rounded towards the past.
    public var seconds: Int64 {
        let parts = sinceEpoch.components
        return parts.attoseconds < 0 ? parts.seconds - 1 : parts.seconds
    }

    /// The earlier of two civil times.
    public static func < (left: UTC, right: UTC) -> Bool {
        left.sinceEpoch < right.sinceEpoch
    }

    /// The civil time `span` later (earlier for a negative span).
    public static func + (time: UTC, span: Duration) -> UTC {
        UTC(sinceEpoch: time.sinceEpoch + span)
    }

    /// The time from `earlier` to `later`; negative when they are the other way round.
    public static func - (later: UTC, earlier: UTC) -> Duration {
        later.sinceEpoch - earlier.sinceEpoch
    }
}
