/// The shortest and longest length of the holds of one kind (D1, D2).
public struct HoldRange: Hashable, Sendable {
    /// The length at first. Answers never make it shorter.
    public var start: Duration
    /// The longest hold, never below ``start``.
    public var ceiling: Duration

    /// The lengths that a user can set, in the config or by command (D1).
    public static let allowed: ClosedRange<Duration> = .seconds(1) ... .seconds(600)

    /// A range from `start` to `ceiling`.
    public init(start: Duration, ceiling: Duration) {
        self.start = start
        self.ceiling = ceiling
    }
}
