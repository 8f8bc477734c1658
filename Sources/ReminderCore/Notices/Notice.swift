/// A message that needs no answer; the presenter has the words.
public enum Notice: Hashable, Sendable {
    /// A caution, because these notes were set (C1 to C3).
    case caution([BodyNote])
    /// The effect of an answer on the screen, except pain: the plan for the next hold of its kind.
    case rated(Comfort, HoldPlan)
    /// Holds cannot be heard as they should be. Shown once, after the first such hold.
    case unheard([GuideMedium])
}
