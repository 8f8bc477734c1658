/// The question how a hold felt, and which hold an answer is about (rule 9). ``Practice`` decides the effects.
struct ComfortMachine: Sendable {
    /// How long a hold can be rated. Only pain can be reported later, because it may be noticed later.
    private static let memory: Duration = .seconds(86_400)

    /// The question that has not been asked yet.
    private(set) var question: ComfortQuestion?
    /// The question that was asked last; nil if a hold has started since.
    private var lastAsked: ComfortQuestion?
    /// On which date each kind was last asked about a hold that was done.
    private var asked: [ReminderKind: LocalDate] = [:]
    /// The last hold, if it has no row. It may have hurt as well.
    private var unrecorded: UnrecordedHold?

    // MARK: The question

    /// Plans the question about a hold: for a done one once a day for each kind, for a stopped one always, because it
    /// may have hurt.
    mutating func ask(about hold: GuidedHold, held: Duration, isDone: Bool, on date: LocalDate, at now: Instant) {
        guard hold.pose.variation.isPose, !isDone || asked[hold.kind] != date else { return }
        question = ComfortQuestion(
            kind: hold.kind, variation: hold.pose.variation, held: held, isDone: isDone, since: now)
    }

    /// A hold starts, so there is no question about an earlier one.
    mutating func holdStarts() {
        question = nil
        lastAsked = nil
        unrecorded = nil
    }

    /// `hold` ended at `now` without a row.
    mutating func ended(unrecorded hold: GuidedHold, at now: Instant) {
        unrecorded = UnrecordedHold(hold, at: now)
    }

    /// The question is on the screen.
    mutating func wasAsked(on date: LocalDate) {
        guard let question else { return }
        if question.isDone { asked[question.kind] = date }
        lastAsked = question
        self.question = nil
    }

    /// Something else takes the place of the question on the screen, so it is asked again after that.
    mutating func putBack() {
        question = question ?? lastAsked
    }

    /// It is `today` now. A later date is from a clock that was ahead: that question was asked today.
    mutating func jump(to today: LocalDate) {
        asked = asked.mapValues { min($0, today) }
    }

    /// Lets time pass: a question that has waited too long is dropped.
    mutating func advance(to now: Instant) {
        if let question, now - question.since > ComfortQuestion.patience { self.question = nil }
    }

    /// The question, as it waits at the gate.
    var candidate: Candidate? {
        question.map { Candidate(subject: .question, callsSince: $0.callsSince) }
    }

    /// From `now` on only a call holds the question back.
    mutating func waitForCalls(at now: Instant) {
        question?.callsSince = now
    }

    // MARK: Answers

    /// The decision about an answer.
    enum Judgement {
        case refused(Reply.Refusal)
        /// It is the answer about this hold.
        case felt(Comfort, HistoryEvent.Held)
        /// It reports pain in this pose, without a hold in the history.
        case hurt(ReminderKind, Variation)
    }

    /// Decides about an answer by command. Pain without any hold is about the pose on offer.
    mutating func judge(
        _ comfort: Comfort, _ practice: Practice, offered: (kind: ReminderKind, variation: Variation), at now: Moment
    ) -> Judgement {
        if let unrecorded, unrecorded.isMeant(at: now.instant) {
            if comfort == .hurt {
                self.unrecorded = nil
                question = nil
                return .hurt(unrecorded.kind, unrecorded.variation)
            }
            if unrecorded.isSample { return .refused(.sample) }
        }
        return judgeLast(comfort, practice, offered: offered, at: now)
    }

    /// Decides about an answer to the question: it is about the last hold in the history.
    mutating func judgeLast(
        _ comfort: Comfort, _ practice: Practice, offered: (kind: ReminderKind, variation: Variation), at now: Moment
    ) -> Judgement {
        guard let last = practice.lastHold else {
            guard comfort == .hurt else { return .refused(.noHoldToAnswer) }
            question = nil
            return .hurt(offered.kind, offered.variation)
        }
        if let refusal = refusal(of: comfort, about: last, practice, at: now.utc) { return .refused(refusal) }
        question = nil
        return .felt(comfort, HistoryEvent.Held(last.kind, last.variation, last.length))
    }

    /// The answers that can be given about the last hold; empty if it has one, or if a sample came after it.
    func answers(_ practice: Practice, at now: Moment) -> [Comfort] {
        if let unrecorded, unrecorded.isSample, unrecorded.isMeant(at: now.instant) { return [] }
        guard let last = practice.lastHold, last.answer == nil,
            practice.sinceLastHold(at: now.utc).map({ $0 < Self.memory }) ?? false
        else { return [] }
        return Comfort.allCases.filter { refusal(of: $0, about: last, practice, at: now.utc) == nil }
    }

    private func refusal(
        of comfort: Comfort, about last: Practice.Hold, _ practice: Practice, at now: UTC
    ) -> Reply.Refusal? {
        switch comfort {
        case .hurt:
            // After `better`, pain can be reported again without another hold.
            return last.answer == .hurt && !practice.isWellAgain ? .alreadyNoted(.hurt) : nil
        case .comfortable, .tooLong, .interrupted:
            guard practice.sinceLastHold(at: now).map({ $0 < Self.memory }) ?? false else { return .noHoldToAnswer }
            // An answer cannot be made milder, because Undo is for that. It can be made worse, after a wrong click.
            if let answer = last.answer, comfort != .tooLong || answer == .tooLong || answer == .hurt {
                return .alreadyNoted(answer)
            }
            if comfort == .interrupted, last.isDone { return .heldToEnd }
            return comfort == .comfortable && !last.isDone ? .notHeldToEnd : nil
        }
    }

    // MARK: Restart

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.asked = asked
    }

    /// Restores its part of `saved`.
    mutating func restore(_ saved: SavedState) {
        asked = saved.asked
    }
}
