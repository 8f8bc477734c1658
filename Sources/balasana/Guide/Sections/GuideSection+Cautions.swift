import Presenters

extension GuideSection {
    /// The cautions (C1 to C4). They do not depend on the settings.
    static let cautions = GuideSection(
        heading: "Take care",
        entries: [
            GuideEntry(
                "Everyone", nil,
                [
                    Statement("Stop if pain is sharp or gets worse.", .c4),
                    Statement(
                        "If it hurt, run `balasana comfort hurt`: the next holds are short and gentle, or a walk.",
                        .c4, .d2, .d10),
                    AnswerText.oneBack,
                    Statement(
                        """
                        If one of the following applies to you, set it in the group [body] of the config. Balasana \
                        then suggests a suitable variation.
                        """, .c1, .c2, .c3),
                ]),
            GuideEntry(
                "A disc problem in your lower back", nil,
                [
                    Statement(
                        "With a herniated disc or another severe disc problem, bending far forward may hurt.", .c1),
                    Statement("Go gradually, and ask a clinician if pain gets worse.", .c1),
                ]),
            GuideEntry(
                "An injured knee or hip", nil,
                [
                    Statement("If bending your knees hurts, use supports or choose another variation.", .c2)
                ]),
            GuideEntry(
                "Pregnancy", nil,
                [
                    Statement("Let nothing press on your abdomen: keep your knees wide and use props.", .c3)
                ]),
        ], hasDisclaimer: true)
}
