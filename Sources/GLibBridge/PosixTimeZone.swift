/// A rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: the value of `TZ` in POSIX, with the longer times of RFC 8536.
struct PosixTimeZone: Equatable, Sendable {
    private let standard: Int
    private let summer: Summer?

    private struct Summer: Equatable, Sendable {
        let offset: Int
        let start: Change
        let end: Change
    }

    /// A day of the year, and the time on the wall clock before the change, which may lie on another day.
    fileprivate struct Change: Equatable, Sendable {
        enum Day: Equatable, Sendable {
            /// 1 to 365, where 29 February does not count.
            case julian(Int)
            /// 0 to 365, where it does.
            case ofYear(Int)
            /// Month, week (5 is the last) and weekday (0 is Sunday).
            case weekday(month: Int, week: Int, day: Int)
        }

        let day: Day
        let seconds: Int

        /// Seconds since 1970 as if the wall clock showed UTC.
        func local(in year: Int) -> Int64 {
            let date =
                switch day {
                case .julian(let number):
                    daysSinceEpoch(year, 1, 1) + number - 1 + (isLeap(year) && number > 59 ? 1 : 0)
                case .ofYear(let number): daysSinceEpoch(year, 1, 1) + number
                case .weekday(let month, let week, let weekday): nth(weekday, week: week, month: month, year: year)
                }
            return Int64(date) * 86_400 + Int64(seconds)
        }

        private func nth(_ weekday: Int, week: Int, month: Int, year: Int) -> Int {
            let first = daysSinceEpoch(year, month, 1)
            let next = month == 12 ? daysSinceEpoch(year + 1, 1, 1) : daysSinceEpoch(year, month + 1, 1)
            // 1970-01-01 was a Thursday.
            let firstWeekday = ((first + 4) % 7 + 7) % 7
            var date = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            while date >= next { date -= 7 }
            return date
        }
    }

    /// Reads a rule; nil for anything that is none.
    init?(_ text: String) {
        var scanner = Scanner(rest: Array(text.utf8)[...])
        guard scanner.name(), let west = scanner.time(maximumHours: 24) else { return nil }
        standard = -west
        if scanner.rest.isEmpty {
            summer = nil
            return
        }
        guard scanner.name() else { return nil }
        var offset = standard + 3600
        if let next = scanner.rest.first, next != UInt8(ascii: ",") {
            guard let west = scanner.time(maximumHours: 24) else { return nil }
            offset = -west
        }
        // POSIX leaves the days to the system where none are given; glibc takes those of the United States.
        if scanner.rest.isEmpty { scanner.rest = Array(",M3.2.0,M11.1.0".utf8)[...] }
        guard let start = scanner.change(), let end = scanner.change(), scanner.rest.isEmpty else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }

    /// The stretch of one offset around `seconds` since 1970.
    func interval(at seconds: Int64) -> TimeZoneFile.Interval {
        guard let summer else { return (nil, nil, standard) }
        let year = yearOf(seconds)
        var changes: [(at: Int64, offset: Int)] = []
        for year in year - 1...year + 1 {
            changes.append((summer.start.local(in: year) - Int64(standard), summer.offset))
            changes.append((summer.end.local(in: year) - Int64(summer.offset), standard))
        }
        // Summer time all year round ends and begins at the same moment: the beginning counts.
        changes.sort { $0.at == $1.at ? $0.offset == standard && $1.offset != standard : $0.at < $1.at }
        let next = changes.firstIndex { $0.at > seconds } ?? changes.count
        let current = changes[max(0, next - 1)]
        return (current.at, next < changes.count ? changes[next].at : nil, current.offset)
    }
}

/// Reads a rule's parts off the front of `rest`; nil or false when the next part is not there.
private struct Scanner {
    var rest: ArraySlice<UInt8>

    /// Three or more letters, or anything in angle brackets.
    mutating func name() -> Bool {
        if take("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[(end + 1)...]
            return true
        }
        let letters = rest.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0 & ~32) }
        rest = rest.dropFirst(letters.count)
        return letters.count >= 3
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time(maximumHours: Int) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(0...maximumHours) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where take(":") {
            guard let part = number(0...59) else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `,date[/time]`; 02:00 without a time.
    mutating func change() -> PosixTimeZone.Change? {
        guard take(","), let day = day() else { return nil }
        guard take("/") else { return PosixTimeZone.Change(day: day, seconds: 7200) }
        return time(maximumHours: 167).map { PosixTimeZone.Change(day: day, seconds: $0) }
    }

    private mutating func day() -> PosixTimeZone.Change.Day? {
        if take("J") { return number(1...365).map { .julian($0) } }
        guard take("M") else { return number(0...365).map { .ofYear($0) } }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let day = number(0...6) else {
            return nil
        }
        return .weekday(month: month, week: week, day: day)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.prefix(4)
        rest = rest.dropFirst(digits.count)
        return Int(String(decoding: digits, as: UTF8.self)).flatMap { range.contains($0) ? $0 : nil }
    }
}

private func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar, year 1 or later.
private func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let beforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400 + beforeMonth + (month > 2 && isLeap(year) ? 1 : 0)
        + day - 719_163
}

/// The year in which `seconds` since 1970 lie, in UTC, not earlier than year 2.
private func yearOf(_ seconds: Int64) -> Int {
    let day = Int(seconds / 86_400)
    // No year is shorter than 365 days or longer than 366: not too late, then exact.
    var year = max(2, 1970 + (day >= 0 ? day / 366 : day / 365 - 1))
    while daysSinceEpoch(year + 1, 1, 1) <= day { year += 1 }
    return year
}
