/// Something about the user's body or room that changes the pose (rule 5). The raw value is the key in `[body]`.
public enum BodyNote: String, CaseIterable, Sendable {
    /// Knees or ankles that hurt (V2, C2).
    case knees
    /// A hip that is injured or tight (V3, C2).
    case hips
    /// A herniated disc or another severe disc problem of the low back (C1).
    case disc
    /// A pregnancy (C3).
    case pregnancy
    /// No floor to kneel on (V2): `floor = no`.
    case noFloor = "floor"

    /// Whether it is a condition that the program has a caution for (C1 to C3).
    public var hasCaution: Bool {
        switch self {
        case .knees, .hips, .disc, .pregnancy: true
        case .noFloor: false
        }
    }
}
