import Presenters
import ReminderCore

extension GuideSection {
    /// The section on breathing during a hold (T5), with the rhythm in `settings` (D11).
    static func breathing(_ settings: GuideSettings) -> GuideSection {
        let into = DurationPhrase.text(settings.breath.into)
        let out = DurationPhrase.text(settings.breath.out)
        return GuideSection(
            heading: "Breathing",
            entries: [
                GuideEntry(
                    nil, nil,
                    [
                        Statement("Take slow, steady breaths for as long as you hold the pose.", .t5),
                        Statement("Breathe in through your nose and out through your mouth.", .t5),
                        Statement("Relax your back with each breath.", .t5),
                        Statement(
                            """
                            Your rhythm is \(into) in and \(out) out. It is only for comfort: change it with \
                            `breathe_in` and `breathe_out` in the group [guide] of the config.
                            """,
                            .d11),
                    ])
            ])
    }
}
