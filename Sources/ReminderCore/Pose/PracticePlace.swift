/// Where the user is when a reminder of a kind comes (rule 5). The raw value is the word in the config.
public enum PracticePlace: String, CaseIterable, Sendable {
    /// On a chair, as at the desk: there it is seated (V2).
    case chair
    /// Where there is a floor to kneel on: there it is classic (V1), unless the body needs something else.
    case floor

    /// The variation there where nobody asks for another.
    var usual: Variation {
        switch self {
        case .chair: .seated
        case .floor: .classic
        }
    }
}
