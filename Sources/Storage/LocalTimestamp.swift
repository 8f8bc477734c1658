import ReminderCore

/// A local time with its offset, to the millisecond: `2026-11-03T07:30:00.123+01:00` (ISO 8601, RFC 3339).
public struct LocalTimestamp: Hashable, Sendable {
    /// What the wall clock showed.
    public let local: LocalTime
    /// 0 to 999.
    public let milliseconds: Int
    /// Seconds east of UTC.
    public let offset: Int

    /// The wall clock of `calendar` at `time`; what is less than a millisecond is left out.
    public init(_ time: UTC, in calendar: Calendar) {
        local = calendar.local(time)
        offset = calendar.offset(at: time)
        let rest = time - UTC(seconds: time.seconds)
        milliseconds = Int(rest.components.attoseconds / 1_000_000_000_000_000)
    }

    /// The timestamp that `text` says, nil if it says none.
    public init?(text: String) {
        var rest = Substring(text)
        func number(_ digits: Int) -> Int? {
            let part = rest.prefix(digits)
            guard part.utf8.count == digits, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            rest = rest.dropFirst(digits)
            return Int(part)
        }
        func numbers(_ count: Int, separator: Character) -> [Int]? {
            var numbers: [Int] = []
            while numbers.count < count {
                if !numbers.isEmpty {
                    guard rest.first == separator else { return nil }
                    rest = rest.dropFirst()
                }
                guard let next = number(numbers.isEmpty && separator == "-" ? 4 : 2) else { return nil }
                numbers.append(next)
            }
            return numbers
        }
        guard let date = numbers(3, separator: "-"), rest.popFirst() == "T",
            let time = numbers(3, separator: ":"), rest.popFirst() == ".", let milliseconds = number(3),
            let sign = rest.popFirst(), sign == "+" || sign == "-",
            let zone = numbers(2, separator: ":"), let day = LocalDate(checked: date[0], date[1], date[2]),
            time[0] < 24, time[1] < 60, time[2] < 60, zone[0] < 48, zone[1] < 60
        else { return nil }
        var offset = zone[0] * 3600 + zone[1] * 60
        if rest.first == ":" {
            rest.removeFirst()
            guard let seconds = number(2), seconds < 60 else { return nil }
            offset += seconds
        }
        guard rest.isEmpty else { return nil }
        local = LocalTime(day, TimeOfDay(hour: time[0], minute: time[1], second: time[2]))
        self.milliseconds = milliseconds
        self.offset = sign == "-" ? -offset : offset
    }

    /// The time in civil time.
    public var utc: UTC {
        let seconds = local.date.daysSinceEpoch * 86_400 + local.time.seconds - offset
        return UTC(sinceEpoch: .seconds(seconds) + .milliseconds(milliseconds))
    }

    /// The timestamp in ISO 8601; an offset of old times that is no whole minute has its seconds, too.
    public var text: String {
        let time = local.time
        let clock = "\(time.hour.padded(2)):\(time.minute.padded(2)):\(time.second.padded(2))"
        let (minutes, seconds) = abs(offset).quotientAndRemainder(dividingBy: 60)
        let zone = "\((minutes / 60).padded(2)):\((minutes % 60).padded(2))"
        return "\(local.date.text)T\(clock).\(milliseconds.padded(3))\(offset < 0 ? "-" : "+")\(zone)"
            + (seconds == 0 ? "" : ":" + seconds.padded(2))
    }
}

extension LocalDate {
    /// `2026-11-03`
    var text: String {
        let (year, month, day) = components
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }

    /// The date of these numbers, nil unless the calendar has it.
    init?(checked year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(year: year, month: month, day: day)
        guard components == (year, month, day) else { return nil }
    }
}
