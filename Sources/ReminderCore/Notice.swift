/// Something to tell that asks for no answer; the words are the presenter's.
public enum Notice: Hashable, Sendable {
    /// What to heed, since these notes were set (C1 to C3).
    case caution([BodyNote])
    /// A hold cannot be heard as it should be; told once.
    case unheard([GuideMedium])
}
