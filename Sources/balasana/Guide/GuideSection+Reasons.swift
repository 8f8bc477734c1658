import Presenters
import ReminderCore

extension GuideSection {
    /// What the pose does (W1 to W7), and what goes with it (D9), for a user with `body`.
    static func reasons(_ body: BodySettings) -> GuideSection {
        GuideSection(heading: "Why it helps", entries: [GuideEntry(nil, nil, statements(body))])
    }

    private static func statements(_ body: BodySettings) -> [Statement] {
        [
            Statement("It lengthens the muscles along your spine and eases stiffness after long sitting.", .w1),
            Statement("It takes compressive load off the vertebrae of your low back.", .w2),
            Statement("It eases your hip flexors and inner thighs.", .w3),
            Statement(
                """
                With deep breathing it activates the parasympathetic nervous system: you grow calm, and tension \
                eases.
                """, .w4),
            Statement("Practised regularly, it keeps the joints of your spine mobile.", .w5),
            // Who is pregnant lets nothing press on the abdomen (C3).
            body.pregnancy ? nil : Statement("Its light pressure on the abdomen may ease bloating.", .w6),
            // In one sentence, so that nobody can take the first half for a claim about the pose.
            Statement(
                """
                Research on medical yoga as a whole programme shows less chronic back pain and better function; \
                what this pose alone does has not been singled out, and no more is claimed here.
                """, .w7),
            Statement("For a balanced routine, pair it with gentle strengthening and mobility work.", .d9),
        ].compactMap(\.self)
    }
}
