/// What a reminder is for.
public enum ReminderKind: Hashable, Sendable {
    /// A bout of sitting has lasted `remind_after` (D5).
    case sitting
    /// A fixed time of the day, by the name of its config group, such as `morning` (D3).
    case slot(String)
}
