/// What the wall clock and the calendar on the wall show.
public struct LocalTime: Comparable, Hashable, Sendable {
    /// The date on the calendar.
    public let date: LocalDate
    /// The time on the clock.
    public let time: TimeOfDay

    /// `time` on `date`.
    public init(_ date: LocalDate, _ time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Seconds since 1970-01-01 00:00 as if the wall clock showed UTC.
    var secondsAsIfUTC: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64(time.seconds)
    }

    /// The reverse of ``secondsAsIfUTC``.
    init(secondsAsIfUTC seconds: Int64) {
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        self.init(
            LocalDate(daysSinceEpoch: Int(days)), TimeOfDay(seconds: Int(seconds - days * 86_400)))
    }

    /// The earlier date, or on one date the earlier time.
    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        left.secondsAsIfUTC < right.secondsAsIfUTC
    }
}
