import Platform
import ReminderCore

/// What the agent remembers over a restart: the policy's state, and what the agent must know to make sense of it.
public struct StoredState: Hashable, Sendable {
    /// The policy's state.
    public var state: SavedState
    /// The boot on whose clock the state's instants are.
    public var bootID: String
    /// The login in which it was saved: a new one is no crash.
    public var sessionID: String?
    /// How long the machine had been suspended since it booted, when the state was saved.
    public var suspended: Duration
    /// The rows of history that may not be on the disk yet (each a ``HistoryRow/line``).
    public var pendingRows: [String]

    /// A state that this boot and this login save.
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
