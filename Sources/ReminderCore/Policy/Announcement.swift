/// What the policy last announced: the silence to report, the deadline, the status, and the state for a restart. Only a
/// change is announced.
struct Announcement: Sendable {
    private var watched: Duration?
    private var armed: Instant?
    private var digest: StatusDigest?
    private var saved: SavedState?

    /// Announces what has changed. The state is also saved with every row, so a restart loses none.
    mutating func update(
        watch: Duration, deadline: Instant?, digest: StatusDigest, saved: SavedState, into effects: inout Effects
    ) {
        if effects.hasRows || saved != self.saved {
            self.saved = saved
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
}

extension SavedState {
    /// The state without the parts that change with time or with every input. Those alone do not justify a write.
    var lasting: SavedState {
        var lasting = self
        if let absence, !absence.isBreak, !absence.isBarred { lasting.absence = nil }
        if var hold, case .holding = hold.progress {
            hold.progress = .holding(GuidedHold.Quiet(upTo: hold.holdFrom))
            lasting.hold = hold
        }
        return lasting
    }
}
