import ReminderCore

/// The cautions C1 to C3, in words that name no medical condition.
public enum CautionText {
    /// The caution for `note`; nil for ``BodyNote/noFloor``, which is no condition.
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

    /// The advice to ask a clinician.
    public static let clinician = Statement("Ask a clinician if pain gets worse.", .c1)

    /// The disclaimer. It has no fact because it is not about the pose.
    public static let disclaimer = "Balasana is reminder software, not a medical device. It diagnoses nothing."
}
