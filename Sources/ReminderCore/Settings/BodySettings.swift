/// The `[body]` group: limits that the pose takes into account (rule 5).
public struct BodySettings: Hashable, Sendable {
    /// Knees or ankles hurt (`knees`).
    public var knees = false
    /// A hip is injured or tight (`hips`).
    public var hips = false
    /// A disc of the low back is herniated or has another severe problem (`disc`).
    public var disc = false
    /// The user is pregnant (`pregnancy`).
    public var pregnancy = false
    /// There is a floor to kneel on (`floor`).
    public var floor = true

    /// The defaults: no limits.
    public init() {}

    /// The limits that are set, in the order of ``BodyNote``.
    public var notes: [BodyNote] {
        BodyNote.allCases.filter { note in
            switch note {
            case .knees: knees
            case .hips: hips
            case .disc: disc
            case .pregnancy: pregnancy
            case .noFloor: !floor
            }
        }
    }
}
