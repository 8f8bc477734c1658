/// A time zone, as the edge reads it from the system's tz database: the rules keep no table of their own.
public struct Zone: Sendable {
    /// A stretch of time during which a zone's offset does not change.
    public struct Interval: Hashable, Sendable {
        /// Its first second, nil where it has no beginning.
        public let start: UTC?
        /// The first second after it, nil where it has no end.
        public let end: UTC?
        /// Seconds east of UTC.
        public let offset: Int

        /// The stretch from `start` until before `end`.
        public init(start: UTC?, end: UTC?, offset: Int) {
            self.start = start
            self.end = end
            self.offset = offset
        }
    }

    /// The tz database's name for it, such as `Europe/Berlin`.
    public let name: String
    /// The interval that a civil time is in.
    public let interval: @Sendable (UTC) -> Interval

    /// A zone that looks its intervals up with `interval`.
    public init(name: String, interval: @escaping @Sendable (UTC) -> Interval) {
        self.name = name
        self.interval = interval
    }

    /// A zone that is always the same number of seconds east of UTC.
    public static func fixed(offset: Int, name: String = "UTC") -> Zone {
        Zone(name: name) { _ in Interval(start: nil, end: nil, offset: offset) }
    }
}
