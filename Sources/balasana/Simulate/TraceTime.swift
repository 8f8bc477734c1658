import ReminderCore
import Storage

/// Points of time as traces have them: ISO 8601 with an offset, down to the nanosecond.
enum TraceTime {
    /// What ``parse(_:)`` takes, in words.
    static let allowed = "a time with its offset such as 2026-03-29T06:00:00Z or 2026-03-29T08:00:00+02:00"

    /// The time that `text` says.
    static func parse(_ text: String) throws(UnreadableValue) -> UTC {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { throw UnreadableValue(text, allowed: allowed) }
        guard year >= 1970, (1...12).contains(month), (1...31).contains(day) else {
            throw UnreadableValue(text, remark: "which no calendar has from 1970 on", allowed: allowed)
        }
        let date = LocalDate(year: year, month: month, day: day)
        guard date.components == (year, month, day) else {
            throw UnreadableValue(text, remark: "which no calendar has", allowed: allowed)
        }
        var rest = bytes[19...]
        var nanoseconds = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard (1...9).contains(digits.count), let fraction = number(digits) else {
                throw UnreadableValue(text, allowed: allowed)
            }
            nanoseconds = fraction
            for _ in digits.count..<9 { nanoseconds *= 10 }
            rest = rest.dropFirst(1 + digits.count)
        }
        if rest.isEmpty { throw UnreadableValue(text, remark: "without an offset", allowed: allowed) }
        guard let offset = offset(rest) else { throw UnreadableValue(text, allowed: allowed) }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
        return UTC(sinceEpoch: .seconds(seconds) + .nanoseconds(nanoseconds))
    }

    /// Seconds east of UTC; nil for what is no offset.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(text)
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]),
            let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        case _: return nil
        }
    }

    private static func number(_ digits: some Sequence<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }
}
