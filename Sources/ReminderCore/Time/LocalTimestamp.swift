/// A local time with its offset, as ISO 8601 and RFC 3339 write it: `2026-11-03T07:30:00.123+01:00`.
public struct LocalTimestamp: Hashable, Sendable {
    /// What the wall clock showed.
    public let local: LocalTime
    /// The part of a second after ``local``, 0 to 999 999 999.
    public let nanoseconds: Int
    /// Seconds east of UTC.
    public let offset: Int

    /// Why a text is no timestamp.
    public enum Fault: Error {
        /// It does not have the form of one.
        case form
        /// It has the form up to the offset, which is missing.
        case noOffset
        /// Its year is not in the allowed range, or no month has that number, or no month has that many days.
        case outOfRange
        /// Its month does not have that day.
        case noSuchDay
    }

    /// The wall clock of `calendar` at `time`; less than a nanosecond is cut off.
    public init(_ time: UTC, in calendar: Calendar) {
        local = calendar.local(time)
        offset = calendar.offset(at: time)
        nanoseconds = Int((time - UTC(seconds: time.seconds)).components.attoseconds / 1_000_000_000)
    }

    /// The timestamp that `text` says. It may have a fraction of 1 to 9 digits; the offset is `Z`, or hours and minutes
    /// with a sign, and with seconds for times before the standard zones. `T` and `Z` may be in lower case (RFC 3339).
    public init(_ text: ArraySlice<UInt8>, years: ClosedRange<Int> = 1...9999) throws(Fault) {
        var text = TimeDigits(rest: text)
        guard let year = text.number(4), text.take("-"), let month = text.number(2), text.take("-"),
            let day = text.number(2), text.take("T") || text.take("t"),
            let hour = text.number(2), text.take(":"), let minute = text.number(2), text.take(":"),
            let second = text.number(2), hour < 24, minute < 60, second < 60
        else { throw .form }
        guard years.contains(year), (1...12).contains(month), (1...31).contains(day) else { throw .outOfRange }
        guard let date = LocalDate(checked: year, month, day) else { throw .noSuchDay }
        local = LocalTime(date, TimeOfDay(hour: hour, minute: minute, second: second))
        guard let nanoseconds = text.take(".") ? text.fraction() : 0 else { throw .form }
        self.nanoseconds = nanoseconds
        if text.rest.isEmpty { throw .noOffset }
        guard let offset = text.offset(), text.rest.isEmpty else { throw .form }
        self.offset = offset
    }

    /// The time in civil time.
    public var utc: UTC {
        UTC(sinceEpoch: .seconds(local.secondsAsIfUTC - Int64(offset)) + .nanoseconds(nanoseconds))
    }

    /// The timestamp to the millisecond.
    public var text: String { text(hasMilliseconds: true) }

    /// The timestamp to the second: `2026-11-03T07:30:00+01:00`.
    public var wholeSeconds: String { text(hasMilliseconds: false) }

    private func text(hasMilliseconds: Bool) -> String {
        var text = TimeText()
        text.add(local.date)
        text.add("T")
        text.add(local.time)
        if hasMilliseconds {
            text.add(".")
            text.add(nanoseconds / 1_000_000, digits: 3)
        }
        let east = TimeOfDay(seconds: abs(offset))
        text.add(offset < 0 ? "-" : "+")
        // An offset of old times that is no whole minute has its seconds, too.
        text.add(east, hasSeconds: east.second != 0)
        return text.text
    }
}

extension Calendar {
    /// The wall clock at `time` with its offset, to the second: `2026-11-03T07:30:00+01:00`.
    public func iso8601(_ time: UTC) -> String { LocalTimestamp(time, in: self).wholeSeconds }
}

extension LocalDate: CustomStringConvertible {
    /// The date as ISO 8601 writes it, such as `2026-11-24`.
    public var description: String {
        var text = TimeText()
        text.add(self)
        return text.text
    }

    /// The date that a text such as `2026-11-24` says; nil for any other text, and for a date that the calendar lacks.
    public init?(text: some StringProtocol) {
        var text = TimeDigits(rest: Array(text.utf8)[...])
        guard let year = text.number(4), text.take("-"), let month = text.number(2), text.take("-"),
            let day = text.number(2), text.rest.isEmpty
        else { return nil }
        self.init(checked: year, month, day)
    }

    /// The date of these numbers; nil where the calendar lacks it.
    init?(checked year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(year: year, month: month, day: day)
        guard components == (year, month, day) else { return nil }
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// The time as ISO 8601 writes it, such as `07:30:00`.
    public var description: String { text(hasSeconds: true) }

    /// The time to the minute, such as `07:30`.
    public var hoursAndMinutes: String { text(hasSeconds: false) }

    private func text(hasSeconds: Bool) -> String {
        var text = TimeText()
        text.add(self, hasSeconds: hasSeconds)
        return text.text
    }
}

extension BinaryInteger {
    /// The number with zeros before it up to `digits` digits; the sign is not one of them.
    package func padded(_ digits: Int) -> String {
        let text = String(magnitude)
        return (self < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

/// An ISO 8601 text, made part by part. A history of years has so many that a text for each number would take long.
private struct TimeText {
    private var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(32)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

    mutating func add(_ date: LocalDate) {
        let (year, month, day) = date.components
        add(year, digits: 4)
        add("-")
        add(month, digits: 2)
        add("-")
        add(day, digits: 2)
    }

    mutating func add(_ time: TimeOfDay, hasSeconds: Bool = true) {
        add(time.hour, digits: 2)
        add(":")
        add(time.minute, digits: 2)
        guard hasSeconds else { return }
        add(":")
        add(time.second, digits: 2)
    }

    /// Adds `number` with zeros before it up to `digits` digits.
    mutating func add(_ number: Int, digits: Int) {
        var unit = 1
        for _ in 0..<digits { unit *= 10 }
        // A year may have more digits, or a sign.
        guard (0..<unit).contains(number) else {
            bytes += number.padded(digits).utf8
            return
        }
        while unit > 1 {
            unit /= 10
            bytes.append(UInt8(0x30 + number / unit % 10))
        }
    }
}

/// The parts of an ISO 8601 text, taken from its front.
private struct TimeDigits {
    var rest: ArraySlice<UInt8>

    /// Takes `character` if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes a number of exactly so many digits.
    mutating func number(_ digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var number = 0
        for digit in rest.prefix(digits) {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        rest.removeFirst(digits)
        return number
    }

    /// Takes the 1 to 9 digits of a fraction of a second; in nanoseconds.
    mutating func fraction() -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }.count
        guard (1...9).contains(digits), var number = number(digits) else { return nil }
        for _ in digits..<9 { number *= 10 }
        return number
    }

    /// Takes an offset; in seconds east of UTC. POSIX zones go up to 24 hours and 59 minutes.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2), hours <= 24, take(":"), let minutes = number(2), minutes < 60
        else { return nil }
        var offset = hours * 3600 + minutes * 60
        if take(":") {
            guard let seconds = number(2), seconds < 60 else { return nil }
            offset += seconds
        }
        return isWest ? -offset : offset
    }
}
