extension GuidedHold {
    /// Its part of a row, with the `length` that was or will be held.
    func row(_ length: Duration) -> HistoryEvent.Held {
        HistoryEvent.Held(kind, pose.variation, length)
    }
}

extension HoldMachine.Ending {
    var isDone: Bool {
        if case .done = self { true } else { false }
    }

    /// The held length for the question how it felt; nil for no question. Only a done hold and one that the user
    /// stopped are asked about.
    func askedLength(of hold: GuidedHold) -> Duration? {
        switch self {
        case .done: hold.length
        case .stopped(let held): held
        case .left, .hurt, .input, .interrupted: nil
        }
    }

    /// Whether the silence up to its end was part of the hold and is no absence.
    var wasHeld: Bool {
        switch self {
        case .done, .stopped, .left, .input: true
        case .hurt(let held): held > .zero
        case .interrupted: false
        }
    }

    /// Whether it answers its reminder, which asks for a hold of `asked`. Less than half of that, or of a hold that the
    /// user chose to be shorter, does not. Pain does.
    func isAnswer(in hold: GuidedHold, asked: Duration) -> Bool {
        switch self {
        case .done, .hurt: true
        case .stopped(let held), .left(let held), .input(let held), .interrupted(let held):
            held * 2 >= min(hold.length, asked)
        }
    }

    /// The event for the row of `hold`.
    func event(of hold: GuidedHold, _ occasion: HistoryEvent.Occasion) -> HistoryEvent {
        switch self {
        case .done(let isVerified): .done(hold.row(hold.length), occasion, isVerified: isVerified)
        case .stopped(let held), .left(let held), .hurt(let held): .partial(hold.row(held), occasion, .stopped)
        case .input(let quiet): .partial(hold.row(quiet), occasion, .input)
        case .interrupted(let held): .partial(hold.row(held), occasion, .interrupted)
        }
    }
}
