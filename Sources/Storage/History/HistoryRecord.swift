import ReminderCore

/// A row of the history that was read. Its texts may be another machine's; none holds a control character.
public struct HistoryRecord: Hashable, Sendable {
    /// When it happened, and where on the wall clock.
    public let time: LocalTimestamp
    /// The machine on which it happened.
    public let machine: String
    /// What happened; a word that this version does not know is kept.
    public let event: String
    /// To what: `sitting` or `slot:NAME`, empty for what is about none, or what a later version writes.
    public let kind: String
    /// The pose, empty where there was none.
    public let variation: String
    /// The length of the hold, nil where there was none.
    public let hold: Duration?
    /// How long the bout of sitting was then.
    public let sitting: Duration
    /// What is worth telling besides.
    public let detail: String

    /// The row that `line` of `machine` says, nil if it is none; columns of later versions are left out.
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

    /// What happened, without what it happened to; nil for a word that this version does not know.
    public var name: HistoryEvent.Name? { HistoryEvent.Name(word: event) }

    /// The kind of reminder that it is about; nil for none, and for what a later version writes.
    public var reminder: ReminderKind? { ReminderKind(text: kind) }

    /// The words of ``detail``.
    public var details: [HistoryDetail] { HistoryDetail.details(detail) }

    /// What the rules know of it; nil for an event that this version does not know, for lengths below zero, and where a
    /// column is missing that its event has.
    var entry: HistoryEntry? {
        guard let name, sitting >= .zero, hold ?? .zero >= .zero,
            let event = HistoryEvent(
                name, kind: reminder, variation: Variation(rawValue: variation), hold: hold, details: details)
        else { return nil }
        return HistoryEntry(at: time.utc, event: event, sitting: sitting)
    }
}
