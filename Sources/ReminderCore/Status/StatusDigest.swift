/// As much of the status as is worth a signal when it changes: no counter that runs by itself.
struct StatusDigest: Hashable, Sendable {
    let state: Status.State
    let heldBack: [Status.HeldBack]
    let calls: [IdleInhibitor]
    let snoozesLeft: Int
    let sources: PresenceSources
    let stage: GuidedHold.Stage?
    let offersNoPose: Bool
    let carefulUntil: UTC?
    let standing: Standing?
    let sittingSince: Instant?
    let sittingDue: Instant?
    let snoozedUntil: Instant?
    let isSittingOff: Bool
    let opening: UTC?
}
