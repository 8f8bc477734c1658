import ReminderCore

/// What to heed (C1 to C4), in words that name no condition but in the guide.
public enum CautionText {
    /// What somebody with `note` heeds.
    public static func caution(_ note: BodyNote) -> Statement {
        switch note {
        case .disc:
            Statement("Go gradually: deep forward bending may hurt. Ask a clinician if pain gets worse.", .c1)
        case .knees, .hips:
            Statement("Use supports, or another variation, if bending the knees hurts.", .c2)
        case .pregnancy:
            Statement("Let nothing press on the abdomen: knees wide, with props.", .c3)
        case .noFloor:
            Statement("Without a floor to kneel on, stay on the chair.", .v2)
        }
    }

    /// Whom to ask.
    public static let clinician = Statement("Ask a clinician if pain gets worse.", .c1, .c4)

    /// What the program is not; no statement about the pose.
    public static let disclaimer = "Balasana is reminder software, not a medical device: it diagnoses nothing."
}
