/// As much of the status as is worth a signal when it changes: no counter that runs by itself.
struct StatusDigest: Hashable, Sendable {
    let state: Status.State
    let heldBack: [Status.HeldBack]
    let calls: [IdleInhibitor]
    let snoozesLeft: Int
    let sources: PresenceSources
    let stage: GuidedHold.Stage?
    let offersNoPose: Bool
    let sittingSince: Instant?
    let sittingDue: Instant?
    let opening: UTC?
}

extension ReminderPolicy {
    /// The status at `now`, as far as a change of it is signalled.
    func digest(at now: Moment) -> StatusDigest {
        StatusDigest(
            state: state, heldBack: heldBack(at: now), calls: calls.holders, snoozesLeft: snoozesLeft, sources: sources,
            stage: hold?.stage, offersNoPose: practice.offersNoPose, sittingSince: bout.sittingSince,
            sittingDue: bout.dueAt(after: settings.sitting.remindAfter), opening: slots.next?.at)
    }
}
