import ReminderCore

/// The reasons for the length and the pose of a hold, in sentences (rules 4 and 5).
public enum PlanText {
    /// The sentence after a hold that was stopped too early to answer its reminder, which comes again at `time`.
    static func again(_ time: String) -> String { "The reminder comes again at \(time)." }

    /// Such as `45 s (three comfortable holds since 12 Nov). Maximum 3 min.`
    public static func length(_ plan: HoldPlan, _ calendar: Calendar) -> String {
        let reason =
            switch plan.reason {
            case .start: "starting length"
            case .grown(let since): "\(count(plan.needed)) comfortable holds since \(day(since, calendar))"
            case .shortened(let at): "shortened because it was too long on \(day(at, calendar))"
            case .hurt(let at): "reset after pain on \(day(at, calendar))"
            case .unreadable: "starting length, because part of the history cannot be read"
            case .lapsed(let since): "reset because the last hold was on \(day(since, calendar))"
            }
        return "\(DurationPhrase.text(plan.length)) (\(reason)). Maximum \(DurationPhrase.text(plan.ceiling))."
    }

    /// The condition for a longer hold; nil at the maximum.
    public static func growth(_ plan: HoldPlan, _ calendar: Calendar) -> String? {
        guard let next = plan.next else { return nil }
        let longer = DurationPhrase.text(next)
        if let rest = plan.restsUntil { return "Holds will not get longer before \(day(rest, calendar))." }
        let left = plan.needed - plan.row
        if left == 1 { return "One more comfortable hold makes it \(longer)." }
        return "\(count(left).capitalizedFirst)\(plan.row == 0 ? "" : " more") comfortable holds make it \(longer)."
    }

    /// Such as `Supported Child's Pose, because hips = yes.`
    public static func pose(_ choice: PoseChoice, _ calendar: Calendar) -> String {
        let name = choice.pose.variation == .classic ? "classic Child's Pose" : PoseText.name(choice.pose.variation)
        let adjustments = Adjustment.allCases.filter(choice.pose.adjustments.contains).map { adjustment in
            switch adjustment {
            case .kneesApart: "knees apart"
            case .props: "with props"
            case .gradual: "folding gradually"
            }
        }
        let pose = ([name.capitalizedFirst] + adjustments).joined(separator: ", ")
        if choice.reasons == [.place(.floor)] { return "\(pose) (no limits set in [body])." }
        return "\(pose), because \(DateText.list(choice.reasons.map { reason($0, calendar) }))."
    }

    private static func reason(_ reason: PoseChoice.Reason, _ calendar: Calendar) -> String {
        switch reason {
        case .place(.floor): "your place is \"floor\""
        case .place(.chair): "your place is \"chair\""
        case .wish: "you chose it"
        case .late: "the session is more than \(DurationPhrase.text(SlotSettings.lateAfter)) late"
        case .note(.noFloor): "floor = no"
        case .note(let note): "\(note.rawValue) = yes"
        case .hurt(let at): "it hurt on \(day(at, calendar)) (until `balasana comfort better`)"
        case .hurtTwice(let at):
            "it hurt twice in a week, the last time on \(day(at, calendar)) (until `balasana comfort better`)"
        case .unreadable(let until):
            "part of the history cannot be read and may contain pain (until \(day(until, calendar)) or "
                + "`balasana comfort better`)"
        case .meal(let until): "you ate (no poses until \(DateText.clock(until, calendar)))"
        }
    }

    /// The effect of pain: the next pose and its length, or a walk.
    static func afterPain(_ choice: PoseChoice, _ plan: HoldPlan) -> Statement {
        if choice.pose.variation.isPose {
            let name = PoseText.name(choice.pose.variation)
            return Statement("The next hold is \(DurationPhrase.text(plan.length)) of \(name).", .c4, .d2)
        }
        if case .hurtTwice = choice.reasons.first {
            return Statement("It hurt twice in a week. Reminders will suggest a short walk instead.", .c4, .d10)
        }
        return Statement("There is no gentler pose. Reminders will suggest a short walk instead.", .c4, .d10)
    }

    /// Such as `12 Nov`.
    static func day(_ time: UTC, _ calendar: Calendar) -> String {
        DateText.day(calendar.local(time).date)
    }

    static func count(_ number: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return words.indices.contains(number) ? words[number] : "\(number)"
    }
}

extension String {
    /// The text with its first letter in upper case, the rest unchanged.
    public var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
