/// As much of the status as is worth a signal when it changes: no counter that runs by itself.
struct Digest: Hashable, Sendable {
    private let state: Status.State
    private let heldBack: [Status.HeldBack]
    private let calls: [IdleInhibitor]
    private let snoozesLeft: Int
    private let sources: Sources
    private let stage: GuidedHold.Stage?
    private let offersNoPose: Bool
    private let sittingSince: Instant?
    private let sittingDue: Instant?
    private let opening: UTC?

    init(of policy: borrowing ReminderPolicy, at now: Moment) {
        state = policy.state
        heldBack = policy.heldBack(at: now)
        calls = policy.calls.holders
        snoozesLeft = policy.snoozesLeft
        sources = policy.sources
        stage = policy.isHolding ? policy.hold?.stage : nil
        offersNoPose = policy.practice.offersNoPose
        sittingSince = policy.bout.sittingSince
        sittingDue = policy.bout.dueAt(after: policy.settings.sitting.remindAfter)
        opening = policy.slots.next?.at
    }
}
