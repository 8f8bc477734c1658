import ReminderCore

/// A drawing that is installed with the program, as SVG and as PNG. The raw value is the file's name without its
/// ending.
public enum Picture: String, CaseIterable, Sendable {
    /// The variations.
    case classic, seated, supported, walk
    /// The variation with wide knees.
    case wideKnee = "wide-knee"
    /// The steps of the pose, T1 to T6.
    case step1 = "step-1"
    /// Lowering the hips.
    case step2 = "step-2"
    /// The arms.
    case step3 = "step-3"
    /// The forehead.
    case step4 = "step-4"
    /// Breathing.
    case step5 = "step-5"
    /// Coming up.
    case step6 = "step-6"

    /// The drawing of `variation`.
    public init(_ variation: Variation) {
        switch variation {
        case .classic: self = .classic
        case .seated: self = .seated
        case .supported: self = .supported
        case .wideKnee: self = .wideKnee
        case .walk: self = .walk
        }
    }

    /// The drawing for `phase` of a hold of `variation`: a step of the classic pose, or the variation itself where the
    /// steps do not fit.
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

    /// The name of the file that every notification server can show; not every one reads SVG.
    public var fileName: String { rawValue + ".png" }

    /// The name of the file for servers that leave little room for the words.
    public var smallFileName: String { rawValue + "-small.png" }
}
