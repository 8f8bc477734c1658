/// How long the next hold of a kind is, and why (rule 4; D2).
public struct HoldPlan: Hashable, Sendable {
    /// Why a hold is as long as it is.
    public enum Reason: Hashable, Sendable {
        /// It has not grown yet.
        case start
        /// Comfortable holds in a row, the first of them then, made it longer.
        case grown(since: UTC)
        /// It was too long then.
        case shortened(UTC)
        /// It hurt then.
        case hurt(UTC)
        /// The last practice was then, too long ago to go on from there.
        case lapsed(since: UTC)
    }

    /// The length.
    public var length: Duration
    /// Why.
    public var reason: Reason
    /// The shortest that it may become.
    public var start: Duration
    /// The longest that it may become.
    public var ceiling: Duration
    /// How many comfortable holds in a row there are toward the next step.
    public var row = 0
    /// How many there have to be.
    public var needed = 0
    /// The length after the next step; nil at the ceiling.
    public var next: Duration?
    /// Comfortable holds do not count before this, because it hurt; nil when they do.
    public var restsUntil: UTC?
}
