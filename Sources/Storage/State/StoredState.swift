import Platform
import ReminderCore

/// The data that the agent keeps across restarts: the state of the policy, and what is needed to interpret it.
public struct StoredState: Hashable, Sendable {
    /// Its instants are durations since the boot ``bootID``.
    public var state: SavedState
    /// The boot during which the state was saved.
    public var bootID: String
    /// The login session in which the state was saved. If it has changed, the agent did not crash. Nil if unknown.
    public var sessionID: String?
    /// The total time that the machine was suspended, from boot to the save.
    public var suspended: Duration
    /// Rows of the history that may not be on the disk yet. Each is a ``HistoryRow/line``.
    public var pendingRows: [String]

    /// A state saved during this boot and in this session.
    public init(
        state: SavedState, bootID: String = BootIdentity.bootID(), sessionID: String? = BootIdentity.sessionID(),
        suspended: Duration, pendingRows: [String]
    ) {
        self.state = state
        self.bootID = bootID
        self.sessionID = sessionID
        self.suspended = suspended
        self.pendingRows = pendingRows
    }
}
