/// As much of the status as is worth a signal when it changes: no counter that runs by itself.
struct Digest: Hashable, Sendable {
    private let state: Status.State
    private let heldBack: [Status.HeldBack]
    private let calls: [IdleInhibitor]
    private let snoozesLeft: Int
    private let sources: Sources

    init(of policy: ReminderPolicy, at now: Instant) {
        state = policy.state
        heldBack = policy.heldBack(at: now)
        calls = policy.calls.holders
        snoozesLeft = policy.snoozesLeft
        sources = policy.sources
    }
}
