/// A pause that the user asked for (rule 10).
public enum UserPause: Hashable, Sendable {
    /// Until `resume`, even after a restart.
    case indefinite
    /// Until that instant.
    case until(Instant)
    /// Until the current call is over.
    case callEnd
}

/// The end of a snooze or a pause that has no fixed length.
public enum DelayEnd: Hashable, Sendable {
    /// The next time that the user's clock shows this.
    case time(TimeOfDay)
    /// The end of the current call, film or presentation.
    case callEnd
}
