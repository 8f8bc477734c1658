/// Something the agent must do after an event; the policy itself does nothing.
public enum Effect: Hashable, Sendable {
    /// Put this on the screen, in place of the current presentation.
    case present(Presentation)
    /// Take that presentation off the screen.
    case withdraw(UInt64)
    /// Send the event ``Event/deadline`` then, instead of at the last deadline; nil for never.
    case arm(Instant?)
    /// Report silence of this length, and the input that ends it.
    case watchIdle(after: Duration)
    /// Play this chime, speak this sentence, or both.
    case cue(CueContent)
    /// Let this reminder, which is on the screen now, be heard by its `sound`; `isSample` for a sample.
    case announce(ReminderContent, isSample: Bool)
    /// Stop the voice of the last ``announce(_:isSample:)``: that reminder has left the screen.
    case hush
    /// Show this notice.
    case notify(Notice)
    /// Look back at the seven days before today, in a quiet notification, if there is anything to say.
    case noteWeek
    /// Append this row to the history.
    case record(HistoryEntry)
    /// Save the state for a restart. Comes after the rows of the same event.
    case save
    /// Answer the command.
    case reply(Reply)
    /// Open the config in the text editor of the desktop.
    case openSettings
    /// What `status` reports has changed.
    case statusChanged
}
