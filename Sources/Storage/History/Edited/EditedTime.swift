import ReminderCore

/// The time of a row whose cell an editor or a spreadsheet has formatted in another way, such as `30/11/2026 07:30`.
enum EditedTime {
    /// The time that `text` says; nil if it is no time, or its day and its month cannot be told apart.
    ///
    /// - Parameters:
    ///   - month: The first day of the month that the file is for; nil if unknown.
    ///   - offset: Seconds east of UTC, for a time without an offset.
    static func time(_ text: String, month: LocalDate?, offset: Int) -> LocalTimestamp? {
        let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == "t" || $0 == " " }
        guard parts.count == 2, let date = date(parts[0], month), let rest = clock(parts[1]) else { return nil }
        guard let zone = zone(rest.zone) ?? (rest.zone.isEmpty ? written(offset: offset) : nil) else { return nil }
        return try? LocalTimestamp(Array("\(date)T\(rest.clock)\(zone)".utf8)[...])
    }

    /// Whether `text` may be the first cell of a row.
    static func isLikely(_ text: some StringProtocol) -> Bool {
        if text == "time" { return true }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        return text.utf8.count(where: isDigit) >= 8 && text.utf8.contains(UInt8(ascii: ":"))
            && text.utf8.allSatisfy { isDigit($0) || "-/.:,+ TtZzAaPpMm".utf8.contains($0) }
    }

    private static func date(_ text: Substring, _ month: LocalDate?) -> String? {
        let mark = text.first { !$0.isNumber }
        let numbers = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }.map { Int($0) ?? -1 }
        guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        if numbers[0] > 99 { return written(numbers[0], numbers[1], numbers[2]) }
        let year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]
        let (first, second) = (numbers[0], numbers[1])
        if let month = month?.components, month.year == year {
            if second == month.month {
                return first == second ? written(year, first, first) : written(year, second, first)
            }
            return first == month.month ? written(year, first, second) : nil
        }
        if mark == "." || first > 12 || first == second { return written(year, second, first) }
        return second > 12 ? written(year, first, second) : nil
    }

    private static func written(_ year: Int, _ month: Int, _ day: Int) -> String {
        "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }

    /// The time of day in `text` as ISO 8601 writes it, and the text after it.
    private static func clock(_ text: Substring) -> (clock: String, zone: String)? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || ":.,".contains($0)) }
        var zone = String(text.dropFirst(digits.count)).uppercased().filter { $0 != " " }
        let fields = digits.split(maxSplits: 1, omittingEmptySubsequences: false) { ".,".contains($0) }
        let numbers = fields[0].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard (2...3).contains(numbers.count), numbers.allSatisfy({ (0..<60).contains($0) }) else { return nil }
        var hour = numbers[0]
        for (mark, isAfternoon) in [("AM", false), ("PM", true)] where zone.hasPrefix(mark) {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
            zone.removeFirst(2)
        }
        let second = numbers.count == 3 ? numbers[2] : 0
        // The time of a row has milliseconds, so a row that is written again has the same time.
        let fraction = fields.count == 2 ? ".\(fields[1].prefix(3))" : ""
        guard fields.count == 1 || fields[1].allSatisfy(\.isNumber) else { return nil }
        return ("\(hour.padded(2)):\(numbers[1].padded(2)):\(second.padded(2))\(fraction)", zone)
    }

    /// The offset `text` as ISO 8601 writes it; nil if it is none.
    private static func zone(_ text: String) -> String? {
        if text == "Z" { return text }
        guard let sign = text.first, "+-".contains(sign) else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard [2, 4].contains(digits.count), digits.allSatisfy(\.isNumber) else { return nil }
        return "\(sign)\(digits.prefix(2)):\(digits.count == 4 ? digits.suffix(2) : "00")"
    }

    private static func written(offset: Int) -> String {
        "\(offset < 0 ? "-" : "+")\((abs(offset) / 3600).padded(2)):\((abs(offset) / 60 % 60).padded(2))"
    }
}
