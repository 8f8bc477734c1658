/// What was announced last: the silence to listen for, the deadline, the status, and the state that a restart needs.
/// Only a change is announced.
struct Announcement: Sendable {
    private var watched: Duration?
    private var armed: Instant?
    private var digest: StatusDigest?
    private var saved: SavedState?

    /// Announces what has changed. The state is saved with every row too: no restart may lose one.
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
    /// The state without what changes by itself or with every input: that alone is not worth writing a file.
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
