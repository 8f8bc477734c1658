/// What a user can ask of the agent, by button, by command line or over the bus.
public enum Command: Hashable, Sendable {
    /// Put the reminder off; nil for the first of the configured lengths.
    case snooze(Duration?)
    /// Decline the reminder.
    case skip
    /// Start the hold that is due, or one for its own sake.
    case start
    /// Stop the hold.
    case stop
    /// Hold reminders back for that long; nil until `resume`.
    case pause(Duration?)
    /// End the pause.
    case resume
    /// Show one sample reminder that counts for nothing.
    case preview
}
