/// A time on the wall clock, without a date or a zone.
public struct TimeOfDay: Comparable, Hashable, Sendable {
    /// Seconds since midnight as the clock face counts them, 0 to 86 399.
    public let seconds: Int

    /// The time `hour`:`minute`:`second`; the caller has checked that these are on the clock face.
    public init(hour: Int, minute: Int, second: Int = 0) {
        seconds = hour * 3600 + minute * 60 + second
    }

    /// The time a number of `seconds` (0 to 86 399) after midnight.
    public init(seconds: Int) {
        self.seconds = seconds
    }

    /// 0 to 23.
    public var hour: Int { seconds / 3600 }
    /// 0 to 59.
    public var minute: Int { seconds / 60 % 60 }
    /// 0 to 59.
    public var second: Int { seconds % 60 }

    /// The earlier time of the day.
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.seconds < right.seconds
    }
}
