/// What a user is asked to do: a variation, and how it is changed for this body.
public struct Pose: Hashable, Sendable {
    /// The variation.
    public var variation: Variation
    /// What is different for this body; empty for most.
    public var adjustments: Set<Adjustment>

    /// A pose.
    public init(_ variation: Variation, _ adjustments: Set<Adjustment> = []) {
        self.variation = variation
        self.adjustments = adjustments
    }
}

/// How a variation is changed for a body that needs it (rule 5). The raw value is the word in the state file.
public enum Adjustment: String, CaseIterable, Sendable {
    /// Knees apart on the chair: nothing presses on the abdomen (C3).
    case kneesApart = "knees-apart"
    /// Pillows or a bolster as props (C3).
    case props
    /// Folding only little by little (C1, C2).
    case gradual
}

/// Where the user is when a reminder of a kind comes (rule 5). The raw value is the word in the config.
public enum PracticePlace: String, CaseIterable, Sendable {
    /// On a chair, as at the desk: there it is seated (V2).
    case chair
    /// Where there is a floor to kneel on: there it is classic (V1), unless the body needs something else.
    case floor

    /// The variation there, unless another one is configured.
    var usual: Variation {
        switch self {
        case .chair: .seated
        case .floor: .classic
        }
    }
}
