/// How long a kind's hold is: its length at first, and the most that comfort may ever make of it (D1, D2).
public struct HoldRange: Hashable, Sendable {
    /// The length a newcomer holds.
    public var start: Duration
    /// The longest hold, never below ``start``.
    public var ceiling: Duration

    /// What a hold may last, wherever a user sets it: minutes at most (D1).
    public static let allowed: ClosedRange<Duration> = .seconds(1) ... .seconds(600)

    /// A range from `start` to `ceiling`.
    public init(start: Duration, ceiling: Duration) {
        self.start = start
        self.ceiling = ceiling
    }
}
