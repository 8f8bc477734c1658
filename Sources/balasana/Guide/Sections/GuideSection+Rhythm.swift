import Presenters
import ReminderCore

extension GuideSection {
    /// How often and how long to do the pose (D1 to D8), with the numbers in `settings`.
    static func rhythm(_ settings: Settings) -> GuideSection {
        GuideSection(
            heading: "How often and how long",
            entries: [
                GuideEntry("Every day", nil, everyDay(settings)),
                GuideEntry("The length of a hold", nil, lengths(settings)),
                GuideEntry("Breaks", nil, breaks(settings)),
                GuideEntry("Before and after a workout", nil, workouts(settings)),
                GuideEntry("Getting down and up", nil, transitions(settings.guide)),
                GuideEntry("After a meal", .walk, meals(settings)),
            ])
    }

    private static func everyDay(_ settings: Settings) -> [Statement] {
        let yours = times(settings, .daily)
        return [
            Statement("The weekly programme is one session in the morning and one in the evening.\(yours)", .d3),
            Statement(
                """
                Once or twice a day keeps your spine flexible. Do it more often when you need it, especially after \
                long sitting.
                """, .d4),
            Statement("Regular practice matters more than long holds: short daily sessions make a difference.", .d7),
        ]
    }

    private static func breaks(_ settings: Settings) -> [Statement] {
        let reminder =
            settings.sitting.remindAfter.map { "Balasana reminds you after \(DurationPhrase.text($0)) of sitting." }
            ?? "You have switched sitting reminders off; `balasana start` begins a hold at any time."
        return [
            Statement("It is a useful break after long sitting or hard activity.", .d5), Statement(reminder, .d5),
        ]
    }

    private static func lengths(_ settings: Settings) -> [Statement] {
        let step = DurationPhrase.text(settings.programme.step)
        return [
            Statement("Hold the pose for 30 s to several minutes.", .d1),
            Statement("If it is new to you, begin with 30 s to 1 min and lengthen it as comfort allows.", .d2),
            length("At the desk", settings.sitting.hold),
        ] + sessionLengths(settings) + [
            Statement(
                """
                After \(settings.programme.comfortable) comfortable holds in a row the next one is \(step) longer. \
                Nothing else makes it longer.
                """, .d2)
        ]
    }

    /// A statement for each range of the slots. Slots with the same range share a statement.
    private static func sessionLengths(_ settings: Settings) -> [Statement] {
        var ranges: [HoldRange] = []
        for slot in settings.slots where !ranges.contains(slot.hold) { ranges.append(slot.hold) }
        return ranges.map { range in
            let names = settings.slots.filter { $0.hold == range }.map { "the \(SessionText.name($0.name))" }
            return length("In \(DateText.list(names))", range)
        }
    }

    private static func length(_ place: String, _ range: HoldRange) -> Statement {
        let (start, ceiling) = (DurationPhrase.text(range.start), DurationPhrase.text(range.ceiling))
        return Statement("\(place), holds start at \(start) and grow to \(ceiling) at most.", .d1, .d2)
    }

    private static func transitions(_ settings: GuideSettings) -> [Statement] {
        let floor = DurationPhrase.text(settings.getDownFloor)
        let chair = DurationPhrase.text(settings.getDownChair)
        return [
            Statement("Before a hold you have \(floor) to get down on the floor, or \(chair) on a chair.", .d11),
            Statement("After it you have \(DurationPhrase.text(settings.comeUp)) to come up slowly.", .t6, .d11),
        ]
    }

    private static func workouts(_ settings: Settings) -> [Statement] {
        let yours = times(settings, .warmUp, .coolDown)
        return [Statement("It is useful before a workout to warm up, and after it to cool down.\(yours)", .d6)]
    }

    private static func meals(_ settings: Settings) -> [Statement] {
        let wait = DurationPhrase.text(settings.afterMeal)
        return [
            Statement("Wait at least one hour after eating.", .d8),
            Statement("After a meal, run `balasana ate`: Balasana then suggests no pose for \(wait).", .d8),
            Statement(
                "At the desk it suggests a one-minute walk instead, because standing up ends the sitting.", .d8, .d10),
        ]
    }

    /// A sentence about the slots for `purposes`, with a leading space; empty if there are none.
    private static func times(_ settings: Settings, _ purposes: SlotPurpose...) -> String {
        let times = settings.slots.filter { purposes.contains($0.purpose) }
            .map { "\(SessionText.name($0.name)) at \($0.at.hoursAndMinutes)" }
        return times.isEmpty ? "" : " Yours: \(DateText.list(times))."
    }
}
