/// What is to be done about an event; the policy itself does nothing.
public enum Effect: Hashable, Sendable {
    /// Put this on the screen, in place of what is there.
    case present(Presentation)
    /// Take that presentation off the screen.
    case withdraw(UInt64)
    /// Wake the policy then, and at no other deadline; nil for none at all.
    case arm(Instant?)
    /// Report silence of this length, and the input that ends it.
    case watchIdle(after: Duration)
    /// Let this be heard.
    case cue(CueContent)
    /// Show this notice.
    case notify(Notice)
    /// Append this row to the history.
    case record(HistoryEntry)
    /// Keep the state for a restart. Comes after the rows it goes with.
    case save
    /// Answer the command.
    case reply(Reply)
    /// What `status` reports has changed.
    case statusChanged
}
