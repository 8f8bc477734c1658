/// A request of the user, by button, by command line or over the bus.
public enum Command: Hashable, Sendable {
    /// Snooze the reminder; nil for the first of the configured lengths.
    case snooze(Duration?)
    /// Snooze the reminder until then.
    case snoozeUntil(DelayEnd)
    /// Decline the reminder.
    case skip
    /// Start the hold that is due, or an extra one.
    case start
    /// Start a hold with the length or pose that the user chose.
    case hold(HoldWish)
    /// Stop the hold.
    case stop
    /// Record how the last hold felt.
    case comfort(Comfort)
    /// Record that pain is gone: poses are offered as before, at their start length.
    case better
    /// Take back the last answer: one of ``Comfort``, or that pain is gone.
    case undo
    /// Record a meal that ended this long ago: 0 s or more, and less than 24 h.
    case ate(ago: Duration)
    /// Hold reminders back for this long; nil for until `resume`.
    case pause(Duration?)
    /// Hold reminders back until then.
    case pauseUntil(DelayEnd)
    /// End the pause.
    case resume
    /// The user stands for this long; nil for until `sit` or a break.
    case stand(Duration?)
    /// The user sits again.
    case sit
    /// Show one sample reminder, which is not recorded.
    case preview
    /// Show the status and what comes next, which is not recorded.
    case showStatus
}
