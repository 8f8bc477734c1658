import ReminderCore

/// The steps of a history. Ten years have a hundred thousand of them, so they are made one by one from smaller values.
struct HistorySteps: TraceSteps {
    private let stretches: InputStretches
    /// In chronological order.
    private let answers: [HistoryAnswer]
    private let end: (at: UTC, place: TracePlace)?

    /// - Parameters:
    ///   - answers: Those at the same time are in the order of their rows.
    ///   - end: The time and place of the last row; nil if there is none.
    init(_ stretches: InputStretches, _ answers: [HistoryAnswer], end: (at: UTC, place: TracePlace)?) {
        self.stretches = stretches
        self.answers = answers.indices.sorted { (answers[$0].at, $0) < (answers[$1].at, $1) }.map { answers[$0] }
        self.end = end
    }

    /// Passes the steps to `body` in chronological order. An answer comes after the start of input at the same time,
    /// and before its end.
    func forEachStep(_ body: (TraceStep) throws -> Void) throws {
        var next = 0
        func passAnswers(while isEarly: (UTC) -> Bool) throws {
            while next < answers.count, isEarly(answers[next].at) {
                try body(answers[next].step)
                next += 1
            }
        }
        try stretches.forEachStep { step in
            try passAnswers { step.word == .active ? $0 < step.at : $0 <= step.at }
            try body(step)
        }
        try passAnswers { _ in true }
        if let end { try body(TraceStep(.end, .end, at: end.at, place: end.place)) }
    }
}

/// An answer of the user in a history.
struct HistoryAnswer {
    /// What the user did.
    enum Answer {
        case start
        case stop
        /// Nil if the row does not have the length.
        case snooze(Duration?)
        case skip
        case comfort(Comfort)
        case better
        case undo
        case ate
        case stand
        case sit
    }

    let at: UTC
    let answer: Answer
    let place: TracePlace

    /// The answer as a step of the trace.
    var step: TraceStep {
        let (word, command): (TraceWord, Command) =
            switch answer {
            case .start: (.start, .start)
            case .stop: (.stop, .stop)
            case .snooze(let length): (.snooze, .snooze(length))
            case .skip: (.skip, .skip)
            case .comfort(.comfortable): (.comfortable, .comfort(.comfortable))
            case .comfort(.tooLong): (.tooLong, .comfort(.tooLong))
            case .comfort(.hurt): (.hurt, .comfort(.hurt))
            case .comfort(.interrupted): (.interrupted, .comfort(.interrupted))
            case .better: (.better, .better)
            case .undo: (.undo, .undo)
            case .ate: (.ate, .ate(ago: .zero))
            case .stand: (.stand, .stand(nil))
            case .sit: (.sit, .sit)
            }
        return TraceStep(word, .command(command), at: at, place: place)
    }
}
