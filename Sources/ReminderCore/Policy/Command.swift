/// What a user can ask of the agent, by button, by command line or over the bus.
public enum Command: Hashable, Sendable {
    /// Put the reminder off; nil for the first of the configured lengths.
    case snooze(Duration?)
    /// Put the reminder off until then.
    case snoozeUntil(DelayEnd)
    /// Decline the reminder.
    case skip
    /// Start the hold that is due, or one for its own sake.
    case start
    /// Start a hold as the user wishes it.
    case hold(HoldWish)
    /// Stop the hold.
    case stop
    /// Note how the last hold felt.
    case comfort(Comfort)
    /// Note that pain is gone: the pose is offered again as before, in its start length.
    case better
    /// Take back the last answer: one of ``Comfort``, or that pain is gone.
    case undo
    /// Note a meal that ended so long ago, 0 s or more.
    case ate(ago: Duration)
    /// Hold reminders back for that long; nil until `resume`.
    case pause(Duration?)
    /// Hold reminders back until then.
    case pauseUntil(DelayEnd)
    /// End the pause.
    case resume
    /// Show one sample reminder. Nothing of it is recorded.
    case preview
}
