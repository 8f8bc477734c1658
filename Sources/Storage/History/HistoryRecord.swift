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
    public init?(_ line: ArraySlice<UInt8>, machine: String) {
        let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 7, omittingEmptySubsequences: false)
        func plain(_ column: Int) -> String { String(decoding: columns[column], as: UTF8.self) }
        guard columns.count >= 7, let time = HistoryRow.time(columns[0]), !columns[1].isEmpty,
            let sitting = Int32(plain(5))
        else { return nil }
        let hold = Int32(plain(4))
        guard hold != nil || columns[4].isEmpty else { return nil }
        self.time = time
        self.machine = machine.harmless
        event = plain(1).harmless
        kind = plain(2).harmless
        variation = plain(3).harmless
        self.hold = hold.map { .seconds(Int($0)) }
        self.sitting = .seconds(Int(sitting))
        detail = plain(6).harmless
    }

    /// The name of the event; nil if this version does not know it.
    public var name: HistoryEvent.Name? { HistoryEvent.Name(word: event) }

    /// The kind of reminder that the event concerns; nil if there is none or this version does not know it.
    public var reminder: ReminderKind? { ReminderKind(text: kind) }

    /// The details in ``detail``.
    public var details: [HistoryDetail] { HistoryDetail.details(detail) }

    /// The entry for the rules; nil for an unknown event, a negative length, or a missing column that the event needs.
    var entry: HistoryEntry? {
        guard let name, sitting >= .zero, hold ?? .zero >= .zero,
            let event = HistoryEvent(
                name, kind: reminder, variation: Variation(rawValue: variation), hold: hold, details: details)
        else { return nil }
        return HistoryEntry(at: time.utc, event: event, sitting: sitting)
    }
}
