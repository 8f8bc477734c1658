/// The length of the next hold of a kind, and the reason (rule 4; D2).
public struct HoldPlan: Hashable, Sendable {
    /// Why a hold is as long as it is.
    public enum Reason: Hashable, Sendable {
        /// It has not grown yet.
        case start
        /// Comfortable holds in a row made it longer; `since` is when the first one was.
        case grown(since: UTC)
        /// The user answered then that it was too long.
        case shortened(UTC)
        /// The user reported pain then.
        case hurt(UTC)
        /// A part of the history cannot be read and may contain pain.
        case unreadable
        /// The last practice, at `since`, was longer ago than ``HoldGrowth/lapse``.
        case lapsed(since: UTC)
    }

    /// The length of the hold proper.
    public var length: Duration
    /// The most recent reason for it.
    public var reason: Reason
    /// The shortest length, which is also the first.
    public var start: Duration
    /// The longest length.
    public var ceiling: Duration
    /// How many comfortable holds in a row count towards the next step.
    public var row = 0
    /// How many are needed for a step.
    public var needed = 0
    /// The length after the next step; nil at the ceiling.
    public var next: Duration?
    /// After pain: comfortable holds do not count before this. Otherwise nil.
    public var restsUntil: UTC?
}
