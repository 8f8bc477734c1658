/// What a reminder offers: a variation, adapted to the user's body.
public struct Pose: Hashable, Sendable {
    /// The variation.
    public var variation: Variation
    /// How it is adapted; empty for most users.
    public var adjustments: Set<Adjustment>

    /// A pose.
    public init(_ variation: Variation, _ adjustments: Set<Adjustment> = []) {
        self.variation = variation
        self.adjustments = adjustments
    }
}

/// How a variation is adapted to the user's body (rule 5). The raw value is the word in the state file.
public enum Adjustment: String, CaseIterable, Sendable {
    /// Knees apart on the chair: nothing presses on the abdomen (C3).
    case kneesApart = "knees-apart"
    /// Pillows or a bolster as props (C3).
    case props
    /// Fold forward gradually (C1, C2).
    case gradual
}

/// Where the user holds the pose (rule 5). The raw value is the word in the config.
public enum PracticePlace: String, CaseIterable, Sendable {
    /// A chair, as at the desk. The usual pose is seated (V2).
    case chair
    /// A floor to kneel on. The usual pose is classic (V1), unless the body needs another one.
    case floor

    /// The variation there, unless another one is configured.
    var usual: Variation {
        switch self {
        case .chair: .seated
        case .floor: .classic
        }
    }
}
