/// Something to tell that asks for no answer; the words are the presenter's.
public enum Notice: Hashable, Sendable {
    /// What to heed, since these notes were set (C1 to C4).
    case caution([BodyNote])
    /// What follows from pain that the user told of (rule 9).
    case hurt(isSuspended: Bool)
    /// A hold cannot be heard as it should be; told once.
    case unheard([GuideMedium])
}
