/// When the agent has watched, for the rows that tell a day without sitting from a day without a machine (rule 13).
struct Observation: Hashable, Sendable {
    /// A time of watching that has ended, or a part of one.
    struct Finished: Hashable, Sendable {
        let from: Instant
        let to: Instant
        let reason: ObservationEnd
    }

    /// Since when it watches; nil while the machine sleeps.
    private(set) var since: Instant?
    /// Times that ended while no agent was running; ``start(at:)`` returns them.
    private var left: [Finished] = []

    /// Restores its part of `saved`. In the same session watching goes on, because the rules know what was in between.
    mutating func restore(_ saved: SavedState, shiftedBy shift: Duration, isSameSession: Bool) {
        guard let since = saved.observedSince else { return }
        if isSameSession {
            self.since = since
        } else {
            left = [
                Finished(
                    from: since + shift, to: saved.savedAt.instant + shift, reason: saved.hasQuit ? .quit : .lost)
            ]
        }
    }

    /// The machine slept for `span` until `now`, before the start.
    mutating func seed(sleptFor span: Duration, until now: Instant) {
        if let finished = slept(for: span, until: now) { left.append(finished) }
    }

    /// The agent starts to watch.
    ///
    /// - Returns: What the last one left, and what ended while there was none.
    mutating func start(at now: Instant) -> [Finished] {
        defer { left = [] }
        since = since ?? now
        return left
    }

    /// Takes in `reading`; only sleep matters.
    mutating func handle(_ reading: PresenceReading, at now: Instant) -> Finished? {
        switch reading {
        case .asleep: return end(at: now, .sleep)
        case .awake: since = since ?? now
        case .idle, .input, .locked, .unlocked, .lockUnknown, .slept, .switchedAway, .switchedBack: break
        }
        return nil
    }

    /// The machine slept for `span` until `now`, and logind may not have reported it.
    mutating func slept(for span: Duration, until now: Instant) -> Finished? {
        guard span > .zero, since != nil else { return nil }
        defer { since = now }
        return end(at: now - span, .sleep)
    }

    /// Its row up to `midnight` is written, if that is after its beginning.
    mutating func cut(at midnight: Instant) -> Finished? {
        let finished = end(at: midnight, .midnight)
        since = midnight
        return finished
    }

    private mutating func end(at instant: Instant, _ reason: ObservationEnd) -> Finished? {
        defer { since = nil }
        return since.map { Finished(from: $0, to: instant, reason: reason) }
    }
}

/// What ends a time in which the agent has watched (rule 13).
public enum ObservationEnd: String, Hashable, CaseIterable, Sendable {
    /// The machine went to sleep.
    case sleep
    /// The agent ended in order, and the login or the boot after it.
    case quit
    /// The agent was killed, or the machine went down. Its end is the last moment that is known.
    case lost
    /// The date changed. The agent went on watching.
    case midnight
}
