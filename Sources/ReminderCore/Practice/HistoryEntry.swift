/// One row of the history: something that happened to a reminder, a hold or a bout.
public struct HistoryEntry: Hashable, Sendable {
    /// When it happened.
    public var at: UTC
    /// What happened.
    public var event: HistoryEvent
    /// The sitting of the bout at that time.
    public var sitting: Duration

    /// A row for `event` at `at`.
    public init(at: UTC, event: HistoryEvent, sitting: Duration) {
        self.at = at
        self.event = event
        self.sitting = sitting
    }
}
