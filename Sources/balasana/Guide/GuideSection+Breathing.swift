import Presenters
import ReminderCore

extension GuideSection {
    /// How to breathe in a hold (T5), in the rhythm of `settings` (D11).
    static func breathing(_ settings: GuideSettings) -> GuideSection {
        let into = SpokenDuration.text(settings.breath.into)
        let out = SpokenDuration.text(settings.breath.out)
        return GuideSection(
            heading: "Breathing",
            entries: [
                GuideEntry(
                    nil, nil,
                    [
                        Statement("Take slow, steady breaths for as long as you hold the pose.", .t5),
                        Statement("Breathe in through your nose and out through your mouth.", .t5),
                        Statement("With each breath, let your back let go.", .t5),
                        Statement(
                            """
                            Your rhythm is \(into) in and \(out) out. It is there for comfort alone: change it in [guide], \
                            with `breathe_in` and `breathe_out`.
                            """,
                            .d11),
                    ])
            ])
    }
}
