import ReminderCore

/// The text about the effect of an answer, and about an answer that was undone (rule 9).
public enum AnswerText {
    /// The notification for `content`.
    public static func notification(_ content: AnswerContent) -> NotificationText {
        let (choice, plan) = (content.choice, content.plan)
        let undo = NotificationText.Choice(action: .undo, label: "Undo")
        var text =
            switch (content.isUndone, content.answer) {
            case (true, let answer):
                NotificationText(summary: "Undone: \(word(answer))", lines: [next(choice, plan)], actions: [])
            case (false, .felt(.hurt)):
                NotificationText(
                    summary: "Saved: it hurt",
                    lines: [
                        PlanText.afterPain(choice, plan).text, CautionText.clinician.text,
                        "When you are well again: balasana comfort better.",
                    ],
                    actions: [undo])
            case (false, .better):
                NotificationText(summary: "Good to hear", lines: [next(choice, plan)], actions: [undo])
            case (false, .felt(let comfort)):
                NotificationText(
                    summary: "Saved: \(word(comfort))", lines: [next(choice, plan)], actions: [undo])
            }
        text.picture = Picture(choice.pose.variation)
        return text
    }

    /// The explanation why pain at the desk also limits poses on the mat, and vice versa.
    public static let oneBack = Statement(
        """
        You have only one back: a pose that hurt at the desk is not offered on the mat either, and vice versa, until \
        you run `balasana comfort better`. Poses get gentler in this order: classic or wide-knee, supported, seated, \
        a walk. After pain twice in a week, Balasana goes straight to a walk.
        """, .c4, .c1, .v2, .d10)

    static func undone(_ answer: Answer) -> String { "Your answer \"\(word(answer))\" is undone." }

    /// The sentence about the next hold.
    static func next(_ choice: PoseChoice, _ plan: HoldPlan) -> String {
        guard choice.pose.variation.isPose else { return "Reminders suggest a short walk instead of a pose." }
        return "The next hold is \(DurationPhrase.text(plan.length)) of \(PoseText.name(choice.pose.variation))."
    }

    private static func word(_ answer: Answer) -> String {
        switch answer {
        case .felt(let comfort): word(comfort)
        case .better: "well again"
        }
    }

    /// The answer in the words of its button.
    static func word(_ comfort: Comfort) -> String {
        switch comfort {
        case .comfortable: "comfortable"
        case .tooLong: "too long"
        case .hurt: "it hurt"
        case .interrupted: "interrupted"
        }
    }
}
