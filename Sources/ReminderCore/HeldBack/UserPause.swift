/// A pause that the user asked for (rule 10).
public enum UserPause: Hashable, Sendable {
    /// Until `resume`, even after a restart.
    case indefinite
    /// Until that instant: a pause with a length.
    case until(Instant)
    /// Until the civil clock shows that time, which is at that instant as long as it is not set.
    case untilTime(UTC, at: Instant)
    /// Until the current call is over.
    case callEnd
}

extension UserPause {
    /// When it ends; nil if it does not end at a time.
    var end: Instant? {
        switch self {
        case .until(let end), .untilTime(_, let end): end
        case .indefinite, .callEnd: nil
        }
    }

    /// The pause after the civil clock was set at `now`. An end that is further away than a time of day can be is from
    /// a clock that is wrong; then the time that was left counts.
    func afterJump(at now: Moment) -> UserPause {
        guard case .untilTime(let time, let end) = self else { return self }
        guard time - now.utc <= DelayEnd.furthest else { return .untilTime(now.utc(at: end), at: end) }
        return .untilTime(time, at: now.instant(at: time))
    }
}
