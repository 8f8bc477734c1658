/// The `[guide]` group: how a hold is led (rule 8).
public struct GuideSettings: Hashable, Sendable {
    /// In which holds something is heard.
    public enum Audibility: String, CaseIterable, Sendable {
        /// In those of the slots alone.
        case slots
        /// In all of them.
        case always
        /// In none.
        case never

        /// Whether it is heard in a hold of `kind`.
        func includes(_ kind: ReminderKind) -> Bool {
            switch (self, kind) {
            case (.always, _), (.slots, .slot): true
            case (.never, _), (.slots, .sitting): false
            }
        }
    }

    /// Time to get down on the floor (`get_down_floor`; D11).
    public var getDownFloor: Duration = .seconds(25)
    /// Time to get ready on the chair (`get_down_chair`; D11).
    public var getDownChair: Duration = .seconds(5)
    /// Time for the slow return after the hold (`come_up`; T6).
    public var comeUp: Duration = .seconds(10)
    /// How much of a hold must be without input for it to count as done, in per cent (`quiet`), 0 to 100.
    public var quietPercent = 80
    /// In which holds a voice speaks (`voice`).
    public var voice = Audibility.slots
    /// In which holds chimes are heard (`chime`).
    public var chime = Audibility.always
    /// How to breathe.
    public var breath = Breath()

    /// The defaults.
    public init() {}

    /// The time to get into `variation`; a walk begins at once.
    public func getDown(for variation: Variation) -> Duration {
        guard variation.isPose else { return .zero }
        return variation.isOnChair ? getDownChair : getDownFloor
    }
}
