import ReminderCore

/// A row that was read from the history. Another machine may have written it. Control characters are replaced.
public struct HistoryRecord: Hashable, Sendable {
    /// The local time with its UTC offset.
    public let time: LocalTimestamp
    /// The name of the machine's folder.
    public let machine: String
    /// The name of the event. It may be one that this version does not know.
    public let event: String
    /// `sitting` or `slot:NAME`; empty if the event concerns neither. A later version may use other words.
    public let kind: String
    /// The pose; empty if there is none.
    public let variation: String
    /// The length of the hold, in whole seconds; nil if there is none.
    public let hold: Duration?
    /// The sitting time since the last break, in whole seconds.
    public let sitting: Duration
    /// More about the event, as words separated by spaces.
    public let detail: String

    /// Parses `line` of `machine`; nil if it is not a row. Columns of later versions are ignored.
    ///
    /// An editor or a spreadsheet may have saved the row in another form, see ``EditedRow``.
    ///
    /// - Parameters:
    ///   - month: The first day of the month that the file is for; nil if unknown. It tells the day from the month in a
    ///     time such as `3/4/2026 07:30`.
    ///   - offset: Seconds east of UTC, for a time without an offset.
    public init?(_ line: ArraySlice<UInt8>, machine: String, month: LocalDate? = nil, offset: Int = 0) {
        if let own = Self(own: line, machine) {
            self = own
        } else if let edited = Self(EditedRow(line), machine, month: month, offset: offset) {
            self = edited
        } else {
            return nil
        }
    }

    /// Parses a row as Balasana writes it. An editor may have removed the tab at its end.
    private init?(own line: ArraySlice<UInt8>, _ machine: String) {
        let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 7, omittingEmptySubsequences: false)
        func plain(_ column: Int) -> String { String(decoding: columns[column], as: UTF8.self) }
        let quote = UInt8(ascii: "\"")
        guard columns.count >= 6, line.last != 0, let time = HistoryRow.time(columns[0]),
            columns[1].allSatisfy(Self.isInWord),
            !columns[1].isEmpty, columns[2].first != quote, columns[3].first != quote, let sitting = Int32(plain(5))
        else { return nil }
        let hold = Int32(plain(4))
        guard hold != nil || columns[4].isEmpty else { return nil }
        self.init(
            time, machine, plain(1), plain(2), plain(3), columns.count > 6 ? plain(6) : "", hold: hold,
            sitting: sitting)
    }

    private init?(_ row: EditedRow, _ machine: String, month: LocalDate?, offset: Int) {
        guard row.cells.count >= 6, let time = EditedTime.time(row.cells[0], month: month, offset: offset),
            !row.cells[1].isEmpty, let sitting = row.number(5)
        else { return nil }
        let hold = row.number(4)
        guard hold != nil || row.cells[4].isEmpty else { return nil }
        let word = row.cells[1].lowercased()
        let event = HistoryEvent.Name(word: word) == nil ? row.cells[1] : word
        let detail = row.cells.count > 6 ? row.cells[6] : ""
        self.init(time, machine, event, row.cells[2], row.cells[3], detail, hold: hold, sitting: sitting)
    }

    private init?(
        _ time: LocalTimestamp, _ machine: String, _ event: String, _ kind: String, _ variation: String,
        _ detail: String, hold: Int32?, sitting: Int32
    ) {
        // A lost line break has joined two rows.
        if detail.utf8.first.map({ $0 < UInt8(ascii: "A") }) ?? false, EditedTime.isLikely(detail.prefix { $0 != " " })
        {
            return nil
        }
        self.time = time
        self.machine = machine.harmless
        self.event = event.harmless
        self.kind = kind.harmless
        self.variation = variation.harmless
        self.hold = hold.map { .seconds(Int($0)) }
        self.sitting = .seconds(Int(sitting))
        self.detail = detail.harmless
    }

    private static func isInWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
    }

    /// The name of the event; nil if this version does not know it.
    public var name: HistoryEvent.Name? { HistoryEvent.Name(word: event) }

    /// The kind of reminder that the event concerns; nil if there is none or this version does not know it.
    public var reminder: ReminderKind? { ReminderKind(text: kind) }

    /// The details in ``detail``.
    public var details: [HistoryDetail] { HistoryDetail.details(detail) }

    /// The entry for the rules; nil for an unknown event, a negative length, or a missing column that the event needs.
    /// Pain needs no other column.
    public var entry: HistoryEntry? {
        guard let name else { return nil }
        if name == .hurt, reminder == nil || sitting < .zero || hold ?? .zero < .zero {
            let variation = Variation(rawValue: variation) ?? .classic
            return HistoryEntry(
                at: time.utc, event: .answered(.hurt(reminder ?? .sitting, variation)), sitting: max(.zero, sitting))
        }
        guard sitting >= .zero, hold ?? .zero >= .zero,
            let event = HistoryEvent(
                name, kind: reminder, variation: Variation(rawValue: variation), hold: hold, details: details)
        else { return nil }
        return HistoryEntry(at: time.utc, event: event, sitting: sitting)
    }
}
