/// What a user has said about the holds, as far as it can be taken back (rule 9).
public enum Answer: Hashable, Sendable {
    /// How the last hold felt.
    case felt(Comfort)
    /// Pain is gone.
    case better
}

/// What an answer has led to, for a while on the screen; the words are the presenter's.
public struct AnswerContent: Hashable, Sendable {
    /// The answer.
    public var answer: Answer
    /// Whether it was taken back; what was said can be taken back from here.
    public var isUndone: Bool
    /// The next pose of its kind.
    public var choice: PoseChoice
    /// How long that is held.
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
    /// How long what followed from an answer stays on the screen, with a way to take it back.
    static let undoOnScreen: Duration = .seconds(60)
    /// How long it stays there once it was taken back.
    static let undoneOnScreen: Duration = .seconds(10)
}
