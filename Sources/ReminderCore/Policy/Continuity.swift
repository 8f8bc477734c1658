/// What happened between the save of a state and the start that reads it (rule 11).
public enum Continuity: Hashable, Sendable {
    /// The same login: the agent's downtime is sitting unless the idle source says otherwise.
    case sameSession
    /// The same boot, but another login: the time in between is an absence.
    case newSession
    /// Another boot: the difference in civil time is an absence.
    case newBoot
}
