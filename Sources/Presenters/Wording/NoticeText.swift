import ReminderCore

/// The text of notices, which need no answer.
public enum NoticeText {
    /// The notification for `notice`.
    public static func notification(_ notice: Notice) -> NotificationText {
        switch notice {
        case .caution(let notes):
            let cautions = notes.compactMap(CautionText.caution) + [PoseText.caution]
            return NotificationText(
                summary: "Take care with Child's Pose",
                lines: cautions.uniqued.map(\.text) + [CautionText.disclaimer], actions: [], noticeTime: .seconds(30),
                isLong: true)
        case .rated(let comfort, let plan):
            return NotificationText(
                summary: "Saved: \(AnswerText.word(comfort))", lines: [effect(of: comfort, plan)], actions: [],
                noticeTime: .seconds(8))
        case .unheard(let media):
            return NotificationText(
                summary: "Sound is not working",
                lines: media.map(missing) + ["Reminders and holds are still shown on screen."], actions: [],
                isLong: true)
        }
    }

    /// The sentence about a medium that does not work, with the package to install or the players tried.
    public static func missing(_ medium: GuideMedium) -> String {
        switch medium {
        case .voice: "No voice: spd-say is missing or does not work (Debian package: speech-dispatcher)."
        case .sound: "No sound: no working player found (tried paplay, pw-play, aplay)."
        }
    }

    private static func effect(of comfort: Comfort, _ plan: HoldPlan) -> String {
        let length = DurationPhrase.text(plan.length)
        switch comfort {
        case .comfortable:
            // After pain, holds do not get longer for some time.
            guard let next = plan.next, plan.restsUntil == nil else { return "The next hold stays at \(length)." }
            let longer = DurationPhrase.text(next)
            return switch plan.needed - plan.row {
            case plan.needed: "The next hold is \(length)."
            case 1: "One more comfortable hold makes it \(longer)."
            case let left: "\(PlanText.count(left).capitalizedFirst) more comfortable holds make it \(longer)."
            }
        case .interrupted: return "This does not change the next hold."
        case .tooLong, .hurt:
            return plan.length == plan.start
                ? "The next hold is \(length), the minimum." : "The next hold is \(length)."
        }
    }
}

extension [Statement] {
    /// The statements without duplicates: two conditions can have the same caution.
    fileprivate var uniqued: [Statement] {
        reduce(into: []) { found, statement in if !found.contains(statement) { found.append(statement) } }
    }
}
