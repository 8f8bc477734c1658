/// A slip of the hand, or of the tongue: the last answer can be taken back (rule 9).
extension ReminderPolicy {
    /// How long what followed from an answer stays on the screen, with a way to take it back.
    private static let undoOnScreen: Duration = .seconds(60)
    /// How long it stays there once it was taken back.
    private static let undoneOnScreen: Duration = .seconds(10)

    /// Takes the last answer back, as if it had never been given.
    mutating func undo(at now: Moment) -> Reply {
        guard let given = practice.undoable(at: now.utc) else { return .refused(.nothingToUndo) }
        record(.undone(given), at: now)
        takeAnswerOffScreen()
        withdrawWhatIsOutdated(at: now)
        let (choice, plan) = next(given.kind, at: now)
        return .undone(given.answer, choice, plan)
    }

    /// The button under what followed from an answer.
    mutating func answerUndo(at now: Moment) {
        guard case .undone(let answer, _, _) = undo(at: now) else { return }
        tell(of: answer, isUndone: true, about: nil, at: now)
    }

    /// The button of a walk that is asked for because of pain: it makes way for the pose.
    mutating func answerBetter(at now: Moment) {
        _ = better(at: now)
        tell(of: .better, isUndone: false, about: nil, at: now)
    }

    /// Puts on the screen what has followed from `answer`.
    mutating func tell(of answer: Answer, isUndone: Bool, about kind: ReminderKind?, at now: Moment) {
        let (choice, plan) = next(kind, at: now)
        let span = isUndone ? Self.undoneOnScreen : Self.undoOnScreen
        show(
            .answer(lasting: span),
            .answer(
                AnswerContent(answer: answer, isUndone: isUndone, choice: choice, plan: plan, onScreen: span)), at: now)
    }

    /// What followed from an earlier answer is not true any more, and its Undo would take back another one.
    mutating func takeAnswerOffScreen() {
        if case .answer = screen?.subject { takeOffScreen() }
    }

    /// Takes off the screen what is there, whatever follows from that.
    mutating func takeOffScreen() {
        guard let screen else { return }
        effects.append(.withdraw(screen.id))
        self.screen = nil
    }

    private func next(_ kind: ReminderKind?, at now: Moment) -> (PoseChoice, HoldPlan) {
        let kind = kind ?? .sitting
        let choice = choice(of: kind, at: now.utc)
        return (choice, plan(kind, choice.pose.variation, at: now.utc))
    }
}
