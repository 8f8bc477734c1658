/// A way of doing Child's Pose (V1 to V4), or what takes its place. The raw value is the word in the history
/// and in `status --json`, and for the poses the word in the config.
public enum Variation: String, CaseIterable, Sendable {
    /// On the floor, as most people do it (V1).
    case classic
    /// On the chair: for knees or ankles that hurt, or where there is no floor to kneel on (V2).
    case seated
    /// With a bolster or pillows under trunk or forehead: for beginners and tight hips (V3).
    case supported
    /// Knees wide, big toes on the mat: more room for the trunk (V4).
    case wideKnee = "wide-knee"
    /// No pose: stand up and walk a minute (D10), where the pose has to wait or hurts.
    case walk

    /// The variations that are a pose, which are those that a user can ask for.
    public static let poses: [Variation] = [.classic, .seated, .supported, .wideKnee]

    /// The length of a walk. Not a setting, because the only claim is that standing up ends the sitting (D10).
    public static let walkLength: Duration = .seconds(60)

    /// Whether it is done on the chair, where getting down takes seconds (D11).
    public var isOnChair: Bool {
        switch self {
        case .seated: true
        case .classic, .supported, .wideKnee, .walk: false
        }
    }

    /// Whether it folds the trunk, which has to wait after a meal (D8) and can be held too long or hurt.
    public var isPose: Bool {
        switch self {
        case .classic, .seated, .supported, .wideKnee: true
        case .walk: false
        }
    }

    /// How gentle it is, on the ladder that pain goes down (rule 9): classic and wide-knee 0, supported 1, seated 2,
    /// walk 3.
    public var gentleness: Int {
        switch self {
        case .classic, .wideKnee: 0
        case .supported: 1
        case .seated: 2
        case .walk: 3
        }
    }
}
