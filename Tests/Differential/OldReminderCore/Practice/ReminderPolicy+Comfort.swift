/// How a hold felt, and what follows from it (rule 9).
extension ReminderPolicy {
    /// A day after a hold nobody knows any more whether it was comfortable; that it hurt, one may notice later.
    private static let memory: Duration = .seconds(86_400)

    /// Means to ask about a hold: about a done one at most once a day per kind, about one that its user has stopped
    /// always, as it may have hurt.
    mutating func ask(about hold: GuidedHold, held: Duration, isDone: Bool, at now: Moment) {
        guard hold.pose.variation.isPose, !isDone || asked[hold.kind] != calendar.local(now.utc).date else { return }
        question = ComfortQuestion(
            kind: hold.kind, variation: hold.pose.variation, held: held, isDone: isDone, since: now.instant)
    }

    /// Whoever touches anything after a hold has come up from it.
    mutating func returnToQuestion() {
        if question != nil { question?.isUserBack = true }
    }

    /// Asks once the user is up and back: at the first input after the hold.
    mutating func passQuestion(at now: Moment) {
        guard let pending = question else { return }
        guard now.instant - pending.since <= ComfortQuestion.patience else {
            question = nil
            return
        }
        guard screen == nil, hold == nil, hasServer, !presence.isAway, !presence.isBarred, presence.touch == nil,
            pending.isUserBack || presence.idleSince == nil, pause == nil, !isSilenced, calls.since == nil,
            now.instant >= retryAt ?? now.instant
        else { return }
        show(
            .question,
            .question(
                ComfortContent(
                    variation: pending.variation, held: pending.held, isDone: pending.isDone,
                    onScreen: settings.delivery.onScreen)), at: now)
    }

    /// Notes how the last hold felt, as a command says. Pain needs no hold, and ends one that is in progress.
    mutating func note(_ comfort: Comfort, at now: Moment) -> Reply {
        if let hold, hold.isSample { return answerSample(comfort, at: now) }
        if comfort == .hurt { stopHurting(at: now) }
        if let unrecorded, unrecorded.isMeant(at: now.instant) {
            if comfort == .hurt {
                self.unrecorded = nil
                return note(.hurt, about: unrecorded.kind, unrecorded.variation, held: nil, at: now)
            }
            if unrecorded.isSample { return .refused(.sample) }
        }
        return noteLast(comfort, at: now)
    }

    /// Pain ends the hold of a sample. It is recorded if it is reported again: here most people only try the words out.
    private mutating func answerSample(_ comfort: Comfort, at now: Moment) -> Reply {
        guard comfort == .hurt else { return .refused(.sample) }
        _ = stopHold(at: now)
        return .sampleEnded(saidHurt: true)
    }

    /// Notes how the last hold felt that has its row.
    private mutating func noteLast(_ comfort: Comfort, at now: Moment) -> Reply {
        guard let last = practice.lastHold else {
            guard comfort == .hurt else { return .refused(.noHoldToAnswer) }
            let kind = target.map { reminders[$0].kind } ?? .sitting
            return note(.hurt, about: kind, choice(of: kind, at: now.utc).pose.variation, held: nil, at: now)
        }
        if let refusal = refusal(of: comfort, about: last, at: now.utc) { return .refused(refusal) }
        return note(comfort, about: last.kind, last.variation, held: last.length, at: now)
    }

    private mutating func stopHurting(at now: Moment) {
        guard let hold else { return }
        switch hold.stage {
        case .gettingDown where hold.pose.variation.isPose:
            // It has hurt, so that something has happened, and nothing is due any more.
            endPartial(hold, held: .zero, .stopped, at: now)
            removeHold()
        case .gettingDown, .holding: _ = stopHold(at: now)
        case .comingUp: break
        }
    }

    private mutating func note(
        _ comfort: Comfort, about kind: ReminderKind, _ variation: Variation, held: Duration?, at now: Moment
    ) -> Reply {
        question = nil
        // The answer may change the plan.
        let wasShort = (held ?? .zero) < holdLength(of: kind, variation, at: now.utc)
        // Only pain is noted without a hold.
        let about = held.map { HistoryEvent.Held(kind, variation, $0) }
        record(.answered(about.map { .felt(comfort, $0) } ?? .hurt(kind, variation)), at: now)
        if screen?.subject == .question { takeOffScreen() }
        takeAnswerOffScreen()
        withdrawWhatIsOutdated(at: now)
        let choice = choice(of: kind, at: now.utc)
        return .noted(comfort, wasShort: wasShort, choice, plan(kind, choice.pose.variation, at: now.utc))
    }

    private func refusal(of comfort: Comfort, about last: Practice.Hold, at now: UTC) -> Reply.Refusal? {
        switch comfort {
        case .hurt:
            // Who was well again may be hurt once more, also without another hold.
            return last.answer == .hurt && !practice.isWellAgain ? .alreadyNoted(.hurt) : nil
        case .comfortable, .tooLong, .interrupted:
            guard now - last.endedAt < Self.memory else { return .noHoldToAnswer }
            // A milder word does not take back what was said; a wrong click on the milder one can be mended.
            if let answer = last.answer, comfort != .tooLong || answer == .tooLong || answer == .hurt {
                return .alreadyNoted(answer)
            }
            if comfort == .interrupted, last.isDone { return .heldToEnd }
            return comfort == .comfortable && !last.isDone ? .notHeldToEnd : nil
        }
    }

    /// An answer on the screen, about the hold that was asked about; what follows from it is told there, too.
    mutating func answer(_ comfort: Comfort, on screen: UInt64, at now: Moment) {
        effects.append(.withdraw(screen))
        self.screen = nil
        let kind = practice.lastHold?.kind
        guard case .noted(_, _, _, let plan) = noteLast(comfort, at: now) else { return }
        if comfort == .hurt {
            tell(of: .felt(.hurt), isUndone: false, about: kind, at: now)
        } else {
            effects.append(.tell(.rated(comfort, plan)))
        }
    }

    /// Pain is gone.
    mutating func better(at now: Moment) -> Reply {
        let wasHurt = practice.gentleness > 0 || practice.suspendedSince != nil
        record(.answered(.better), at: now)
        takeAnswerOffScreen()
        withdrawWhatIsOutdated(at: now)
        return .better(wasHurt: wasHurt, restsUntil: plan(.sitting, .classic, at: now.utc).restsUntil)
    }
}
