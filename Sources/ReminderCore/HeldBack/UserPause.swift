/// A pause that the user asked for (rule 10).
public enum UserPause: Hashable, Sendable {
    /// Until `resume`, over restarts too.
    case indefinite
    /// Until that instant.
    case until(Instant)
    /// Until the call is over that was on.
    case callEnd
}
