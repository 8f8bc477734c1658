/// Something to tell that asks for no answer; the words are the presenter's.
public enum Notice: Hashable, Sendable {
    /// What to heed, since these notes were set (C1 to C3).
    case caution([BodyNote])
    /// What follows from pain that the user told of (rule 9): the next pose of that kind, and how long it is held.
    case hurt(PoseChoice, HoldPlan)
    /// A hold cannot be heard as it should be; told once.
    case unheard([GuideMedium])
}
