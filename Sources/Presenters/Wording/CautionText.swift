import ReminderCore

/// What to be careful about (C1 to C3), in words that name no condition.
public enum CautionText {
    /// The caution for someone with `note`; nil where it is no condition.
    public static func caution(_ note: BodyNote) -> Statement? {
        switch note {
        case .disc:
            Statement("Go gradually: deep forward bending may hurt. Ask a clinician if pain gets worse.", .c1)
        case .knees, .hips:
            Statement("Use supports, or another variation, if bending your knees hurts.", .c2)
        case .pregnancy:
            Statement("Let nothing press on your abdomen: knees wide, with props.", .c3)
        case .noFloor: nil
        }
    }

    /// Whom to ask.
    public static let clinician = Statement("Ask a clinician if pain gets worse.", .c1)

    /// What the program is not; no statement about the pose.
    public static let disclaimer = "Balasana is reminder software, not a medical device. It diagnoses nothing."
}
