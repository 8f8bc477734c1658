import Presenters
import ReminderCore

extension GuideSection {
    /// How often the pose is done and for how long (D1 to D8), with the numbers of `settings`.
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
            Statement("Once in the morning and once in the evening is the programme for the week.\(yours)", .d3),
            Statement(
                """
                Once or twice a day keeps your spine flexible; do it more often as you need it, above all after long \
                sitting.
                """, .d4),
            Statement("Keeping at it matters more than holding long: short daily sessions make a difference.", .d7),
        ]
    }

    private static func breaks(_ settings: Settings) -> [Statement] {
        let remindAfter = SpokenDuration.text(settings.sitting.remindAfter)
        return [
            Statement("It is a useful break after long sitting or hard activity.", .d5),
            Statement("Balasana asks you after \(remindAfter) of sitting.", .d5),
        ]
    }

    private static func lengths(_ settings: Settings) -> [Statement] {
        let step = SpokenDuration.text(settings.programme.step)
        return [
            Statement("Hold the pose for 30 s to several minutes.", .d1),
            Statement("If it is new to you, begin with 30 s to 1 min and lengthen it as comfort allows.", .d2),
            length("At the desk", settings.sitting.hold),
        ] + sessionLengths(settings) + [
            Statement(
                """
                After \(settings.programme.comfortable) comfortable holds in a row the next one is \(step) longer; \
                nothing else makes it so.
                """, .d2)
        ]
    }

    /// A statement for each range of the slots; those with the same one share it.
    private static func sessionLengths(_ settings: Settings) -> [Statement] {
        var ranges: [HoldRange] = []
        for slot in settings.slots where !ranges.contains(slot.hold) { ranges.append(slot.hold) }
        return ranges.map { range in
            let names = settings.slots.filter { $0.hold == range }.map(\.name)
            return length("In the \(Self.list(names)) session\(names.count == 1 ? "" : "s")", range)
        }
    }

    private static func list(_ names: [String]) -> String {
        guard names.count > 1 else { return names.first ?? "" }
        return "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    }

    private static func length(_ place: String, _ range: HoldRange) -> Statement {
        let (start, ceiling) = (SpokenDuration.text(range.start), SpokenDuration.text(range.ceiling))
        return Statement("\(place) you begin with \(start), and \(ceiling) is the most.", .d1, .d2)
    }

    private static func transitions(_ settings: GuideSettings) -> [Statement] {
        let floor = SpokenDuration.text(settings.getDownFloor)
        let chair = SpokenDuration.text(settings.getDownChair)
        return [
            Statement("Before a hold you have \(floor) to get down on the floor, or \(chair) on the chair.", .d11),
            Statement("After it you have \(SpokenDuration.text(settings.comeUp)) to come up slowly.", .t6, .d11),
        ]
    }

    private static func workouts(_ settings: Settings) -> [Statement] {
        let yours = times(settings, .warmUp, .coolDown)
        return [Statement("It is useful before a workout to warm up, and after it to cool down.\(yours)", .d6)]
    }

    private static func meals(_ settings: Settings) -> [Statement] {
        let wait = SpokenDuration.text(settings.afterMeal)
        return [
            Statement("Wait at least one hour after eating.", .d8),
            Statement("Tell Balasana with `balasana ate`: it offers you no pose for \(wait).", .d8),
            Statement(
                "At the desk it asks you to walk about for a minute instead: standing up ends the sitting.", .d8, .d10),
        ]
    }

    /// A sentence about the slots for `purposes`, to be put behind another; empty where there is none.
    private static func times(_ settings: Settings, _ purposes: SlotPurpose...) -> String {
        let times = settings.slots.filter { purposes.contains($0.purpose) }
            .map { "\($0.name) at \($0.at.hoursAndMinutes)" }
        return times.isEmpty ? "" : " Yours: \(times.joined(separator: ", "))."
    }
}
