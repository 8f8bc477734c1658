/// What the policy last announced: the silence to report, the deadline, the status, and the state for a restart. Only a
/// change is announced.
struct Announcement: Sendable {
    private var watched: Duration?
    private var armed: Instant?
    private var digest: StatusDigest?
    private var saved: SavedState?

    /// Announces what has changed. The state is also saved with every row, so a restart loses none.
    mutating func update(
        watch: Duration, deadline: Instant?, digest: StatusDigest, saved: consuming SavedState,
        into effects: inout Effects
    ) {
        if effects.hasRows || !isSaved(saved) {
            self.saved = consume saved
            effects.append(.save)
        }
        if watch != watched {
            watched = watch
            effects.append(.watchIdle(after: watch))
        }
        if deadline != armed {
            armed = deadline
            effects.append(.arm(deadline))
        }
        if digest != self.digest {
            self.digest = digest
            effects.append(.statusChanged)
        }
    }

    // The operator of optionals would copy both states, at every event.
    private func isSaved(_ state: borrowing SavedState) -> Bool {
        guard let saved else { return false }
        return state == saved
    }
}

extension SavedState {
    /// Leaves out the parts that change with time or with every input. Those alone do not justify a write.
    mutating func keepLasting() {
        if let absence, !absence.isBreak, !absence.isBarred { self.absence = nil }
        if case .holding = hold?.progress, let start = hold?.holdFrom {
            hold?.progress = .holding(GuidedHold.Quiet(upTo: start))
        }
    }
}
