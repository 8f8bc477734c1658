import ReminderCore

/// The part of a period that is on one local date. Times are milliseconds since 1970.
struct TimePart {
    var start: Int64
    var end: Int64
    /// Days since 1970.
    var date: Int32
    /// Seconds east of UTC.
    var offset: Int32

    /// A longer period is a damaged row.
    static let longest: Int64 = 32 * 86_400_000

    /// The parts from `from` until `to` on `first` and later dates; none if they are not in this order.
    ///
    /// If the offset changed in between, a date ends at midnight in `calendar` if that had both offsets. Otherwise the
    /// user has travelled: dates end at midnight by the offset of `from`, and what is left is on the date of `to`.
    static func parts(
        from: LocalTimestamp, to: LocalTimestamp, first: LocalDate, _ calendar: Calendar
    ) -> [TimePart] {
        let (begin, end) = (from.milliseconds, to.milliseconds)
        guard begin < end, end - begin <= longest else { return [] }
        // A part that ends at midnight has the next date.
        let isMidnight = to.local.time.seconds == 0 && to.nanoseconds == 0
        let last = max(from.local.date, to.local.date.advanced(by: isMidnight ? -1 : 0))
        let isHome =
            from.offset != to.offset && calendar.offset(at: from.utc) == from.offset
            && calendar.offset(at: to.utc) == to.offset
        let zone = isHome ? calendar : Calendar(zone: .fixed(offset: from.offset))
        var parts: [TimePart] = []
        var start = begin
        for number in from.local.date.daysSinceEpoch...last.daysSinceEpoch {
            let date = LocalDate(daysSinceEpoch: number)
            let stop = date == last ? end : min(end, max(start, zone.midnight(after: date).seconds * 1000))
            if start < stop, date >= first {
                let offset = date == last && date != from.local.date ? to.offset : from.offset
                parts.append(TimePart(start: start, end: stop, date: Int32(number), offset: Int32(offset)))
            }
            start = stop
        }
        return parts
    }
}

extension Calendar {
    fileprivate func midnight(after date: LocalDate) -> UTC {
        resolve(LocalTime(date.advanced(by: 1), TimeOfDay(seconds: 0))).opening
    }
}

/// A part of a bout.
struct SittingPart {
    var time: TimePart
    /// The share of its time that was counted as sitting, 0 to 1.
    var rate: Double
    /// Whether it ended without a break.
    var mayContinue: Bool

    /// The parts of a bout in which `counted` was sitting.
    ///
    /// If the clock was set back during the bout, it seems to end before its beginning. It then began `counted` before
    /// its end.
    static func parts(
        from: LocalTimestamp, to: LocalTimestamp, counted: Duration, mayContinue: Bool, first: LocalDate,
        _ calendar: Calendar
    ) -> [SittingPart] {
        let seconds = max(0, counted.components.seconds)
        var from = from
        if from.milliseconds >= to.milliseconds {
            guard let begin = to.earlier(seconds) else { return [] }
            from = begin
        }
        let length = Double(to.milliseconds - from.milliseconds) / 1000
        let parts = TimePart.parts(from: from, to: to, first: first, calendar)
        return parts.map {
            SittingPart(
                time: $0, rate: min(1, Double(seconds) / length),
                mayContinue: mayContinue || $0.end < to.milliseconds)
        }
    }
}

extension LocalTimestamp {
    /// The wall clock `seconds` earlier, by the same offset; nil for more than ``TimePart/longest``.
    fileprivate func earlier(_ seconds: Int64) -> LocalTimestamp? {
        guard seconds * 1000 <= TimePart.longest else { return nil }
        let calendar = Calendar(zone: .fixed(offset: offset))
        return LocalTimestamp(utc + .seconds(-seconds), in: calendar)
    }
}
