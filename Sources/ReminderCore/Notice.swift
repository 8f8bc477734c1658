/// Something to tell that asks for no answer; the words are the presenter's.
public enum Notice: Hashable, Sendable {
    /// What to heed, because these notes were set (C1 to C3).
    case caution([BodyNote])
    /// What follows from another answer than pain, given on the screen: how long the next hold of that kind is.
    case rated(Comfort, HoldPlan)
    /// Holds cannot be heard as they should be; told once, after the first of them.
    case unheard([GuideMedium])
}
