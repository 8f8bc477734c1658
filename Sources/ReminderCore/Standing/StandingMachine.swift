/// Whether the user stands at the desk, since when and until when (rule 12).
struct StandingMachine: Sendable {
    enum News: Hashable {
        /// A period ended then. Nil for the reason if it is not worth a row: the user was not there in it.
        case ended(at: Instant, Row?)
    }

    /// What the history says about a period.
    struct Row: Hashable {
        let since: Instant
        let end: HistoryEvent.PeriodEnd
        let answered: HistoryEvent.BreakOccasion?
    }

    /// The current period; nil while the user does not stand.
    private(set) var current: Standing?

    // MARK: Commands

    /// The user stands from `now` on, for `length`; nil for no end. A period that has begun goes on with the new end.
    mutating func stand(for length: Duration?, isAway: Bool, at now: Instant) {
        let until = length.map { now + $0 }
        if current == nil {
            current = Standing(since: now, until: until, awaitsReturn: isAway)
        } else {
            current?.until = until
        }
    }

    /// The user sits again.
    mutating func sit(at now: Instant) -> News? { end(at: now, .sit) }

    /// Standing up has answered a sitting reminder.
    mutating func answer(_ occasion: HistoryEvent.BreakOccasion) {
        current?.answered = occasion
    }

    // MARK: Time and presence

    /// The user left at `time`, for a break. A period that was asked for in this absence waits for the return.
    mutating func leave(at time: Instant) -> News? {
        if let over = advance(to: time) { return over }
        return current?.awaitsReturn == false ? end(at: time, .away) : nil
    }

    /// The user returned at `time`.
    mutating func returned(at time: Instant) {
        guard let standing = current, standing.awaitsReturn else { return }
        current?.awaitsReturn = false
        current?.since = max(standing.since, time)
    }

    /// Lets time pass.
    mutating func advance(to now: Instant) -> News? {
        guard let until = current?.until, until <= now else { return nil }
        return end(at: until, .over)
    }

    /// When time alone ends the period; nil for never.
    var deadline: Instant? { current?.until }

    private mutating func end(at time: Instant, _ end: HistoryEvent.PeriodEnd) -> News? {
        guard let standing = current else { return nil }
        current = nil
        let isSeen = !standing.awaitsReturn && time - standing.since >= .seconds(1)
        guard isSeen || standing.answered != nil else { return .ended(at: time, nil) }
        return .ended(at: time, Row(since: min(standing.since, time), end: end, answered: standing.answered))
    }

    // MARK: Restart

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.standing = current
    }

    /// Restores its part of `saved`. `shift` converts its instants to the clock of this boot. The time between two
    /// sessions is an absence, which ends a period if it was long enough, and one in which the user was not there yet.
    mutating func restore(_ saved: SavedState, shiftedBy shift: Duration, isSameSession: Bool) {
        guard var standing = saved.standing, isSameSession || !standing.awaitsReturn else { return }
        standing.since = standing.since + shift
        standing.until = standing.until.map { $0 + shift }
        current = standing
    }
}
