import Presenters
import ReminderCore

extension GuideSection {
    /// The effects of the pose (W1 to W7) and what to combine it with (D9), adapted to `body`.
    static func reasons(_ body: BodySettings) -> GuideSection {
        GuideSection(heading: "Why it helps", entries: [GuideEntry(nil, nil, statements(body))])
    }

    /// What is known about the effect (W7). It is one sentence so that readers do not take its first half as a claim
    /// about the pose.
    static let research = Statement(
        """
        Research on medical yoga as a whole programme shows less chronic back pain and better function; the effect of \
        this pose alone has not been studied separately.
        """, .w7)

    private static func statements(_ body: BodySettings) -> [Statement] {
        [
            Statement("It lengthens the muscles along your spine and eases stiffness after long sitting.", .w1),
            Statement("It takes compressive load off the vertebrae of your lower back.", .w2),
            Statement("It eases your hip flexors and inner thighs.", .w3),
            Statement(
                """
                With deep breathing it activates the parasympathetic nervous system: you become calm, and tension \
                eases.
                """, .w4),
            Statement("Regular practice keeps the joints of your spine mobile.", .w5),
            // During pregnancy nothing should press on the abdomen (C3).
            body.pregnancy ? nil : Statement("Its light pressure on the abdomen may ease bloating.", .w6),
            research,
            Statement("For a balanced routine, pair it with gentle strengthening and mobility work.", .d9),
        ].compactMap(\.self)
    }
}
