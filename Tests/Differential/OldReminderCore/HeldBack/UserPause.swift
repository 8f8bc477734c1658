/// A pause that the user asked for (rule 10).
public enum UserPause: Hashable, Sendable {
    /// Until `resume`, over restarts too.
    case indefinite
    /// Until that instant.
    case until(Instant)
    /// Until the call is over that was on.
    case callEnd
}

/// When a snooze or a pause ends that is not given as a length.
public enum DelayEnd: Hashable, Sendable {
    /// When the user's clock shows that time the next time.
    case time(TimeOfDay)
    /// When the call, the film or the presentation is over that is on.
    case callEnd
}
