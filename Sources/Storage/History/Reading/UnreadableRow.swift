import Platform
import ReminderCore

/// A line of the history that is not a row.
public struct UnreadableRow: Hashable, Sendable, CustomStringConvertible {
    /// The path of the file.
    public let path: String
    /// The number of the line, from 1.
    public let line: Int
    /// The beginning of the line.
    public let found: String
    /// What a row has in the place where this one differs.
    public let expected: String
    /// What the line may have said about pain.
    let pain: PainInRow

    init(path: String, line: Int, _ row: ArraySlice<UInt8>, month: LocalDate?) {
        let cells = EditedRow(row).cells
        self.path = path
        self.line = line
        // Tabs are no mistake, so show them as spaces.
        let spaced = row.prefix(244).map { $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0 }
        found = String(decoding: spaced, as: UTF8.self).harmlessName
        expected = Self.expected(cells, month)
        pain = PainInRow(cells)
    }

    /// One line, such as `/home/a/…/2026-11.tsv:12: found "odd", expected 7 columns: …`.
    public var description: String { "\(path.harmless):\(line): found \"\(found)\", expected \(expected)" }

    private static func expected(_ cells: [String], _ month: LocalDate?) -> String {
        if cells.count < 6 { return "7 columns with tabs between them" }
        if EditedTime.time(cells[0], month: month, offset: 0) == nil {
            return "a time such as 2026-11-30T07:30:00.000+01:00 in the first column"
        }
        if cells.count > 6, EditedTime.isLikely(cells[6].prefix { $0 != " " }) { return "one row on each line" }
        if cells[1].isEmpty { return "an event in the second column" }
        return "whole numbers in the columns hold_seconds and sitting_seconds"
    }
}

/// What a line that cannot be read may have said about pain.
enum PainInRow: Hashable {
    /// It was about something else.
    case none
    /// Not enough is left of it.
    case possible
    /// It says that it hurt, in this pose if that can be read.
    case certain(Variation?)

    /// What is left of the row are these `cells`.
    init(_ cells: [String]) {
        let hurt = HistoryEvent.Name.hurt.word
        let others = HistoryEvent.Name.allCases.map(\.word).filter { $0 != hurt }
        let words = cells.prefix(2).map { $0.lowercased() }
        if cells.contains(where: { $0.lowercased() == hurt }) {
            self = .certain(cells.lazy.compactMap { Variation(rawValue: $0) }.first)
        } else if words.contains(where: others.contains) {
            self = .none
        } else if cells.count == 2, !words[1].isEmpty, !hurt.hasPrefix(words[1]),
            others.contains(where: { $0.hasPrefix(words[1]) })
        {
            // A row that was cut off within its event.
            self = .none
        } else {
            self = .possible
        }
    }
}
