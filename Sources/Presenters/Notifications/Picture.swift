import ReminderCore

/// A drawing that is installed with the program, as SVG and PNG. The raw value is the base name of the files.
public enum Picture: String, CaseIterable, Sendable {
    /// The variations.
    case classic, seated, supported, walk
    /// The variation with knees apart.
    case wideKnee = "wide-knee"
    /// On all fours (T1).
    case step1 = "step-1"
    /// Lower the hips (T2).
    case step2 = "step-2"
    /// Place the arms (T3).
    case step3 = "step-3"
    /// Rest the forehead (T4).
    case step4 = "step-4"
    /// Breathe (T5).
    case step5 = "step-5"
    /// Come up slowly (T6).
    case step6 = "step-6"

    /// The drawing of the whole pose.
    public init(_ variation: Variation) {
        switch variation {
        case .classic: self = .classic
        case .seated: self = .seated
        case .supported: self = .supported
        case .wideKnee: self = .wideKnee
        case .walk: self = .walk
        }
    }

    /// The drawing for a `phase` of a hold: a step of the classic pose, or the whole pose of any other variation.
    public init(_ variation: Variation, _ phase: HoldContent.Phase) {
        switch variation {
        case .classic:
            switch phase {
            case .getDown: self = .step2
            case .hold: self = .step4
            case .halfway, .lastSeconds: self = .step5
            case .comeUp: self = .step6
            }
        case .seated, .supported, .wideKnee, .walk: self.init(variation)
        }
    }

    /// The name of the PNG file, because not every notification server reads SVG.
    public var fileName: String { rawValue + ".png" }

    /// The name of a small PNG file, for servers that leave little room for text beside a picture.
    public var smallFileName: String { rawValue + "-small.png" }
}
