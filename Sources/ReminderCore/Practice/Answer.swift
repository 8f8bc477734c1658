/// What a user has said about the holds, as far as it can be taken back (rule 9).
public enum Answer: Hashable, Sendable {
    /// How the last hold felt.
    case felt(Comfort)
    /// Pain is gone.
    case better

    /// The answer that a row of the history tells; nil for other rows.
    init?(_ event: HistoryEntry.Event) {
        switch event {
        case .comfortable: self = .felt(.comfortable)
        case .tooLong: self = .felt(.tooLong)
        case .hurt: self = .felt(.hurt)
        case .interrupted: self = .felt(.interrupted)
        case .better: self = .better
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .missed, .awayBreak, .undo, .ate:
            return nil
        }
    }

    /// The row of the history that tells it.
    var event: HistoryEntry.Event {
        switch self {
        case .felt(.comfortable): .comfortable
        case .felt(.tooLong): .tooLong
        case .felt(.hurt): .hurt
        case .felt(.interrupted): .interrupted
        case .better: .better
        }
    }
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
