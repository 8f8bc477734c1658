/// The `[guide]` group: how a hold is led (rule 8).
public struct GuideSettings: Hashable, Sendable {
    /// Time to get down on the floor (`get_down_floor`; D11).
    public var getDownFloor: Duration = .seconds(25)
    /// Time to get ready on the chair (`get_down_chair`; D11).
    public var getDownChair: Duration = .seconds(5)
    /// Time for the slow return after the hold (`come_up`; T6).
    public var comeUp: Duration = .seconds(10)
    /// How much of a hold must be without input for it to count as done, in per cent (`quiet`), 0 to 100.
    public var quietPercent = 80

    /// The defaults.
    public init() {}

    /// The time to get into `variation`.
    public func getDown(for variation: Variation) -> Duration {
        variation.isOnChair ? getDownChair : getDownFloor
    }
}
