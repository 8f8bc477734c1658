import ReminderCore

/// Why a hold is as long as it is and the pose the one it is, in sentences (rules 4 and 5).
public enum PlanText {
    /// Such as `45 s: three comfortable holds since 12 Nov; ceiling 3 min.`
    public static func length(_ plan: HoldPlan, _ calendar: Calendar) -> String {
        let reason =
            switch plan.reason {
            case .start: "the start length"
            case .grown(let since): "\(count(plan.needed)) comfortable holds since \(day(since, calendar))"
            case .shortened(let at): "it was too long on \(day(at, calendar))"
            case .hurt(let at): "back to the start, as it hurt on \(day(at, calendar))"
            case .lapsed(let since): "back to the start, as the last one was on \(day(since, calendar))"
            }
        return "\(SpokenDuration.text(plan.length)): \(reason); ceiling \(SpokenDuration.text(plan.ceiling))."
    }

    /// What makes it longer; nil at the ceiling.
    public static func growth(_ plan: HoldPlan, _ calendar: Calendar) -> String? {
        guard let next = plan.next else { return nil }
        let longer = SpokenDuration.text(next)
        if let rest = plan.restsUntil { return "It does not grow before \(day(rest, calendar))." }
        let left = plan.needed - plan.row
        return
            "\(left == 1 ? "One more comfortable hold makes" : "\(count(left).capitalizedFirst) \(plan.row == 0 ? "" : "more ")comfortable holds make") it \(longer)."
    }

    /// Such as `Supported Child's Pose: [body] hips = yes.`
    public static func pose(_ choice: PoseChoice, _ calendar: Calendar) -> String {
        let reasons = choice.reasons.map { reason in
            switch reason {
            case .place(.floor): "nothing in [body] speaks against it"
            case .place(.chair): "your place is the chair"
            case .wish: "as you set it"
            case .note(.noFloor): "[body] floor = no"
            case .note(let note): "[body] \(note.rawValue) = yes"
            case .hurt(let at): "gentler, as it hurt on \(day(at, calendar)), until `balasana comfort better`"
            case .hurtTwice(let at):
                "it hurt twice in a week, the last time on \(day(at, calendar)), until `balasana comfort better`"
            case .meal(let until): "because of a meal, until \(calendar.local(until).time.hoursAndMinutes)"
            }
        }
        let name = PoseText.name(choice.pose.variation).capitalizedFirst
        let adjustments = Adjustment.allCases.filter(choice.pose.adjustments.contains).map { adjustment in
            switch adjustment {
            case .kneesApart: "knees apart"
            case .props: "with props"
            case .gradual: "gradually"
            }
        }
        return "\(([name] + adjustments).joined(separator: ", ")): \(reasons.joined(separator: "; "))."
    }

    /// What follows from pain: the next pose and how long it is held, or that there is none.
    static func afterPain(_ choice: PoseChoice, _ plan: HoldPlan) -> Statement {
        if choice.pose.variation.isPose {
            let name = PoseText.name(choice.pose.variation)
            return Statement("The next hold is \(SpokenDuration.text(plan.length)) of \(name).", .c4, .d2)
        }
        if case .hurtTwice = choice.reasons.first {
            return Statement("It hurt twice in a week: reminders ask you to walk a minute instead.", .c4, .d10)
        }
        return Statement("No gentler pose is left: reminders ask you to walk a minute instead.", .c4, .d10)
    }

    /// A date as people write it, such as `12 Nov`.
    static func day(_ time: UTC, _ calendar: Calendar) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (_, month, day) = calendar.local(time).date.components
        return "\(day) \(months[month - 1])"
    }

    private static func count(_ number: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return words.indices.contains(number) ? words[number] : "\(number)"
    }
}

extension String {
    /// The text with its first letter as a sentence begins.
    public var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
