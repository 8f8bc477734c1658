/// When a snooze or a pause ends that is not given as a length.
public enum DelayEnd: Hashable, Sendable {
    /// When the user's clock shows that time the next time.
    case time(TimeOfDay)
    /// When the call, the film or the presentation is over that is on.
    case callEnd
}
