extension GuidedHold {
    /// What its row has, `length` of it.
    func row(_ length: Duration) -> HistoryEvent.Held {
        HistoryEvent.Held(kind, pose.variation, length)
    }
}

extension HoldMachine.Ending {
    var isDone: Bool {
        if case .done = self { true } else { false }
    }

    /// The length that its user is asked about; nil for no question. What a departure, pain or input ended needs none.
    func askedLength(of hold: GuidedHold) -> Duration? {
        switch self {
        case .done: hold.length
        case .stopped(let held): held
        case .left, .hurt, .input, .interrupted: nil
        }
    }

    /// Whether the silence until its end was part of the hold, as far as is known.
    var wasHeld: Bool {
        switch self {
        case .done, .stopped, .left, .input: true
        case .hurt, .interrupted: false
        }
    }

    /// The row for `hold`, which was held on that occasion.
    func event(of hold: GuidedHold, _ occasion: HistoryEvent.Occasion) -> HistoryEvent {
        switch self {
        case .done(let isVerified): .done(hold.row(hold.length), occasion, isVerified: isVerified)
        case .stopped(let held), .left(let held): .partial(hold.row(held), occasion, .stopped)
        case .hurt: .partial(hold.row(.zero), occasion, .stopped)
        case .input(let quiet): .partial(hold.row(quiet), occasion, .input)
        case .interrupted(let held): .partial(hold.row(held), occasion, .interrupted)
        }
    }
}
