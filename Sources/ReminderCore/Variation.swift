/// A way of doing Child's Pose (pose-facts V1 to V4). The raw value is the word in the config and in `status --json`.
public enum Variation: String, CaseIterable, Sendable {
    /// On the floor, as most people do it (V1).
    case classic
    /// On the chair: for knees or ankles that hurt, or where there is no floor to kneel on (V2).
    case seated
    /// With a bolster or pillows under trunk or forehead: for beginners and tight hips (V3).
    case supported
    /// Knees wide, big toes on the mat: more room for the trunk (V4).
    case wideKnee = "wide-knee"

    /// Whether it is done on the chair, where getting down takes seconds (D11).
    public var isOnChair: Bool {
        switch self {
        case .seated: true
        case .classic, .supported, .wideKnee: false
        }
    }
}
