/// How a variation is changed for a body that needs it (rule 5). The raw value is the word in the state file.
public enum Adjustment: String, CaseIterable, Sendable {
    /// Knees apart on the chair, so that nothing presses on the abdomen (C3).
    case kneesApart = "knees-apart"
    /// Pillows or a bolster as props (C3).
    case props
    /// Folding only little by little (C1, C2).
    case gradual
}
