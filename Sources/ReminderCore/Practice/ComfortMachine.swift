/// The question how a hold felt, and what an answer is about (rule 9). What answers lead to is in ``Practice``.
struct ComfortMachine: Sendable {
    /// A day after a hold the user no longer knows whether it was comfortable; that it hurt may be noticed later.
    private static let memory: Duration = .seconds(86_400)

    /// The question that has not been asked yet.
    private(set) var question: ComfortQuestion?
    /// On which date each kind was last asked about a hold that was done.
    private var asked: [ReminderKind: LocalDate] = [:]
    /// The last hold, if it has no row: it may have hurt too.
    private var unrecorded: UnrecordedHold?

    // MARK: The question

    /// Plans the question about a hold. A done one is asked about once a day per kind, a stopped one always: it may
    /// have hurt.
    mutating func ask(about hold: GuidedHold, held: Duration, isDone: Bool, on date: LocalDate, at now: Instant) {
        guard hold.pose.variation.isPose, !isDone || asked[hold.kind] != date else { return }
        question = ComfortQuestion(
            kind: hold.kind, variation: hold.pose.variation, held: held, isDone: isDone, since: now)
    }

    /// A hold starts: the one before is not asked about any longer.
    mutating func holdStarts() {
        question = nil
        unrecorded = nil
    }

    /// `hold` ended at `now` without a row.
    mutating func ended(unrecorded hold: GuidedHold, at now: Instant) {
        unrecorded = UnrecordedHold(hold, at: now)
    }

    /// The question is on the screen.
    mutating func wasAsked(on date: LocalDate) {
        if let question, question.isDone { asked[question.kind] = date }
        question = nil
    }

    /// Lets time pass: a question that has waited too long is not asked.
    mutating func advance(to now: Instant) {
        if let question, now - question.since > ComfortQuestion.patience { self.question = nil }
    }

    /// The question, as it waits at the gate.
    var candidate: Candidate? {
        question.map { Candidate(subject: .question, since: $0.since) }
    }

    // MARK: Answers

    /// What becomes of an answer.
    enum Judgement {
        case refused(Reply.Refusal)
        /// It says this of that hold.
        case felt(Comfort, HistoryEvent.Held)
        /// This pose of that kind hurts, and no hold of it is known.
        case hurt(ReminderKind, Variation)
    }

    /// What `comfort`, said by command, is about. Pain without any hold is about `offered`.
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

    /// What `comfort` says of the last hold that has its row.
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

    private func refusal(
        of comfort: Comfort, about last: Practice.Hold, _ practice: Practice, at now: UTC
    ) -> Reply.Refusal? {
        switch comfort {
        case .hurt:
            // A user who was well again may be hurt once more, without another hold too.
            return last.answer == .hurt && !practice.isWellAgain ? .alreadyNoted(.hurt) : nil
        case .comfortable, .tooLong, .interrupted:
            guard now - last.endedAt < Self.memory else { return .noHoldToAnswer }
            // A milder word does not take back what was said; a wrong click on the milder one can be corrected.
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
