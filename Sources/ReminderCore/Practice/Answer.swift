/// An answer of the user about the holds, which can be taken back (rule 9).
public enum Answer: Hashable, Sendable {
    /// How the last hold felt.
    case felt(Comfort)
    /// Pain is gone.
    case better
}

/// The content of the notification about the effect of an answer; the presenter has the words.
public struct AnswerContent: Hashable, Sendable {
    /// The answer.
    public var answer: Answer
    /// Whether the answer was taken back. If not, the notification has the button Undo.
    public var isUndone: Bool
    /// The next pose of its kind.
    public var choice: PoseChoice
    /// The plan for that hold.
    public var plan: HoldPlan
    /// How long to stay on the screen.
    public var onScreen: Duration

    /// An answer's content.
    public init(answer: Answer, isUndone: Bool, choice: PoseChoice, plan: HoldPlan, onScreen: Duration) {
        self.answer = answer
        self.isUndone = isUndone
        self.choice = choice
        self.plan = plan
        self.onScreen = onScreen
    }
}

extension AnswerContent {
    /// How long the notification with the button Undo stays on the screen.
    static let undoOnScreen: Duration = .seconds(60)
    /// How long the notification about an undone answer stays on the screen.
    static let undoneOnScreen: Duration = .seconds(10)
}
