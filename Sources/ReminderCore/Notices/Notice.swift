/// A message that needs no answer; the words are the presenter's.
public enum Notice: Hashable, Sendable {
    /// What to be careful about, because these notes were set (C1 to C3).
    case caution([BodyNote])
    /// What follows from an answer on the screen other than pain: how long the next hold of that kind is.
    case rated(Comfort, HoldPlan)
    /// Holds cannot be heard as they should be; shown once, after the first of them.
    case unheard([GuideMedium])
}
