import Presenters

extension GuideSection {
    /// The pose step by step, from getting down to coming up (T1 to T6).
    static let steps = GuideSection(
        heading: "The pose in six steps",
        entries: [
            GuideEntry(
                "On all fours", .step1,
                [
                    Statement("Come onto all fours: wrists under your shoulders, knees under your hips.", .t1),
                    Statement("If your knees are sore, put a folded towel or a mat under them.", .t1),
                ]),
            GuideEntry(
                "Lower your hips", .step2,
                [
                    Statement("Breathe out and lower your hips slowly toward your heels.", .t2),
                    Statement("Let your trunk fold forward between your thighs.", .t2),
                    Statement(
                        "Keep your big toes together and your knees hip-width apart, or wider: both are right.",
                        .t2),
                ]),
            GuideEntry(
                "Place your arms", .step3,
                [
                    Statement("Stretch your arms forward, palms down, to lengthen your spine.", .t3),
                    Statement("Or lay them alongside your body, palms up, which is more restful.", .t3),
                ]),
            GuideEntry(
                "Rest your forehead", .step4,
                [
                    Statement("Rest your forehead on the mat, a cushion, a pillow or a block.", .t4),
                    Statement("Let your head relax.", .t4),
                ]),
            GuideEntry(
                "Breathe", .step5,
                [
                    Statement(
                        "Breathe slowly and steadily, in through your nose and out through your mouth.", .t5),
                    Statement("Relax your back with every breath.", .t5),
                ]),
            GuideEntry(
                "Come out slowly", .step6,
                [
                    Statement("Walk your hands back and lift your trunk until you are kneeling.", .t6),
                    Statement("Keep breathing as you come up.", .t6),
                ]),
        ], isNumbered: true)
}
