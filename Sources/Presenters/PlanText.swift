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
            case .walk: "a walk, no pose"
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
            case .meal(let until): "a meal comes first, until \(calendar.local(until).time.hoursAndMinutes)"
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
