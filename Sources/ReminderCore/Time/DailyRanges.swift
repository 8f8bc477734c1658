/// Times of the day that come again on some days of the week.
public struct DailyRanges: Hashable, Sendable {
    /// From a time to a time; one that does not end after it begins goes over midnight.
    public struct Range: Hashable, Sendable {
        /// When it begins.
        public var from: TimeOfDay
        /// When it ends.
        public var until: TimeOfDay

        /// From `from` to `until`; a whole day where both are the same.
        public init(from: TimeOfDay, until: TimeOfDay) {
            self.from = from
            self.until = until
        }
    }

    /// The ranges; empty for none.
    public var ranges: [Range]
    /// The days on which they begin.
    public var days: Set<Weekday> = Set(Weekday.allCases)

    /// These ranges on all days.
    public init(_ ranges: [Range] = []) {
        self.ranges = ranges
    }

    /// When the ranges end that `now` is in, taken together where one follows another; nil outside of them.
    public func end(at now: UTC, _ calendar: Calendar) -> UTC? {
        guard !ranges.isEmpty, var end = directEnd(at: now, calendar) else { return nil }
        // Ranges that never leave a gap have no end; some weeks are as good.
        for _ in 0..<28 {
            guard let next = directEnd(at: end, calendar) else { break }
            end = next
        }
        return end
    }

    /// When the next range begins after `now`.
    public func nextBegin(after now: UTC, _ calendar: Calendar) -> UTC? {
        if ranges.isEmpty { return nil }
        let today = calendar.local(now).date
        for offset in 0...8 {
            let begins = spans(on: today.advanced(by: offset), calendar).map(\.begin).filter { $0 > now }
            if let first = begins.min() { return first }
        }
        return nil
    }

    /// The ranges that begin on `date`.
    public func spans(on date: LocalDate, _ calendar: Calendar) -> [(begin: UTC, end: UTC)] {
        guard days.contains(date.weekday) else { return [] }
        return ranges.map { range in
            let last = range.until <= range.from ? date.advanced(by: 1) : date
            return (
                calendar.resolve(LocalTime(date, range.from)).opening,
                calendar.resolve(LocalTime(last, range.until)).opening
            )
        }
    }

    private func directEnd(at now: UTC, _ calendar: Calendar) -> UTC? {
        let today = calendar.local(now).date
        let spans = spans(on: today.advanced(by: -1), calendar) + spans(on: today, calendar)
        return spans.filter { $0.begin <= now && now < $0.end }.map(\.end).max()
    }
}
