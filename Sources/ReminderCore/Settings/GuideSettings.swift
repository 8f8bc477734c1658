/// The `[guide]` group: how a hold is guided (rule 8).
public struct GuideSettings: Hashable, Sendable {
    /// The holds in which voice or chimes are heard.
    public enum Audibility: String, CaseIterable, Sendable {
        /// Only the holds of slots.
        case slots
        /// All holds.
        case always
        /// No holds.
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
    /// How much of a hold must be without input for it to be done, in percent (`quiet`); 0 to 100.
    public var quietPercent = 80
    /// In which holds a voice speaks (`voice`).
    public var voice = Audibility.slots
    /// In which holds chimes are heard (`chime`).
    public var chime = Audibility.always
    /// The rhythm of breathing.
    public var breath = Breath()

    /// The defaults.
    public init() {}

    /// The time to get into `variation`; a walk begins at once.
    public func getDown(for variation: Variation) -> Duration {
        guard variation.isPose else { return .zero }
        return variation.isOnChair ? getDownChair : getDownFloor
    }
}
