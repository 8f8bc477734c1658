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
    public init?(_ line: some Collection<UInt8>, machine: String) {
        let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self).harmless }
        guard columns.count >= 7, let time = LocalTimestamp(text: columns[0]), !columns[1].isEmpty,
            let sitting = Int32(columns[5]), columns[4].isEmpty || Int32(columns[4]) != nil
        else { return nil }
        self.time = time
        self.machine = machine.harmless
        event = columns[1]
        kind = columns[2]
        variation = columns[3]
        hold = Int32(columns[4]).map { .seconds(Int($0)) }
        self.sitting = .seconds(Int(sitting))
        detail = columns[6]
    }
}
