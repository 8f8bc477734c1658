import ReminderCore

/// A row of the history that tells of the practice, read from its bytes: years of rows are read at every start, and most
/// of them tell nothing.
enum PracticeRow {
    /// The events that a practice is made of, as they stand in a file.
    private static let events = [HistoryEntry.Event.done, .partial, .comfortable, .tooLong, .hurt, .better, .ate]
        .map { (word: Array($0.rawValue.utf8), event: $0) }
    private static let tab = UInt8(ascii: "\t")

    /// The rows in `bytes` that tell of the practice.
    static func rows(in bytes: [UInt8]) -> [HistoryEntry] {
        var rows: [HistoryEntry] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if let row = row(bytes[start..<end]) { rows.append(row) }
            start = end + 1
        }
        return rows
    }

    /// The row that `line` says; nil for one that tells nothing of the practice, or is none.
    static func row(_ line: ArraySlice<UInt8>) -> HistoryEntry? {
        guard let afterTime = line.firstIndex(of: tab) else { return nil }
        let rest = line[(afterTime + 1)...]
        guard let event = events.first(where: { rest.starts(with: $0.word) })?.event,
            rest.dropFirst(event.rawValue.utf8.count).first == tab
        else { return nil }
        let columns = line.split(separator: tab, maxSplits: 6, omittingEmptySubsequences: false)
        guard columns.count == 7, let time = time(columns[0]), number(columns[5]) != nil,
            columns[4].isEmpty || number(columns[4]) != nil
        else { return nil }
        return HistoryEntry(
            at: time, event: event, kind: Kind(text: String(decoding: columns[2], as: UTF8.self)),
            variation: Variation.allCases.first { columns[3].elementsEqual($0.rawValue.utf8) },
            hold: number(columns[4]).map { .seconds($0) }, sitting: .zero)
    }

    /// The time that `text` says, which mostly is in whole minutes of offset and then lies where it always lies.
    private static func time(_ text: ArraySlice<UInt8>) -> UTC? {
        guard text.count == 29 else { return LocalTimestamp(text: String(decoding: text, as: UTF8.self))?.utc }
        func number(_ from: Int, _ digits: Int) -> Int? {
            Self.number(text[(text.startIndex + from)..<(text.startIndex + from + digits)])
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
            let minute = number(14, 2), let second = number(17, 2), let milliseconds = number(20, 3),
            let hours = number(24, 2), let minutes = number(27, 2),
            let date = LocalDate(checked: year, month, day), hour < 24, minute < 60, second < 60, hours < 48,
            minutes < 60
        else { return nil }
        let sign: Int
        switch text[text.startIndex + 23] {
        case UInt8(ascii: "+"): sign = -1
        case UInt8(ascii: "-"): sign = 1
        case _: return nil
        }
        let clock = hour * 3600 + minute * 60 + second + sign * (hours * 3600 + minutes * 60)
        return UTC(sinceEpoch: .seconds(date.daysSinceEpoch * 86_400 + clock) + .milliseconds(milliseconds))
    }

    /// A whole number of a few digits; nil for anything else.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...9).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }
}
