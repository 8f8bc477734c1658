/// The `[programme]` group: how holds grow (rule 4).
public struct ProgrammeSettings: Hashable, Sendable {
    /// How much longer or shorter a hold becomes at a time (`step`); 1 s to 60 s.
    public var step: Duration = .seconds(15)
    /// How many comfortable holds in a row make the next one longer (`comfortable`); 2 to 20 (D2).
    public var comfortable = 3

    /// The defaults.
    public init() {}
}
