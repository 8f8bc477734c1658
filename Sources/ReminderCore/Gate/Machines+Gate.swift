/// How reminders, notices and questions pass the gate (rule 2).
extension Machines {
    /// Presents the first candidate that nothing holds back, if the gate admits it: the question after a hold, then a
    /// reminder, a notice, and last the weekly note.
    mutating func passGate(at now: Moment, into effects: inout Effects) {
        comfort.advance(to: now.instant)
        if !board.queue.reminders.isEmpty, isUserThere {
            board.countShowings(heldKind: hold.kind, at: now, into: &effects)
        }
        let candidates = candidates(at: now)
        guard !candidates.isEmpty else { return gate.clear() }
        let view = gateView(at: now.instant)
        if view.isUserThere { gate.noteWaiting(candidates) }
        if view.isFree, view.isUserThere {
            for candidate in candidates where candidate.callsSince == nil { waitForCalls(candidate, at: now) }
        }
        guard let candidate = candidates.first(where: { isFree($0, at: now) }) else {
            return gate.close(at: now.instant)
        }
        guard gate.admits(candidate, view, at: now.instant, board.world.settings.delivery) else { return }
        heldBack.show(candidate, board.world.settings.calls, at: now.instant)
        switch candidate.subject {
        case .question:
            guard let question = comfort.question else { return }
            let content = question.content(
                again: timeAgain(question.kind, at: now), onScreen: board.world.settings.delivery.onScreen)
            board.screen.present(.question(content), at: now.instant, into: &effects)
        case .reminder(let kind):
            guard let reminder = board.queue.reminder(of: kind) else { return }
            let sitting = board.presence.bout.sitting(at: now.instant)
            let content = board.world.content(of: reminder, sitting: sitting, at: now)
            board.screen.present(.reminder(content), at: now.instant, into: &effects)
        case .notice:
            guard let notice = notices.next() else { return }
            effects.append(.notify(notice))
        case .weeklyNote:
            weeklyNote.take()
            effects.append(.noteWeek)
        }
    }

    /// The next instant at which time alone may let a candidate pass; nil for never.
    func gateDeadline(at now: Moment) -> Instant? {
        var earliest: Instant?
        func consider(_ candidate: Candidate?) {
            guard let candidate else { return }
            let end = gate.deadline(of: candidate, callEnd: callEnd(for: candidate), at: now.instant)
            earliest.bringForward(to: end)
        }
        consider(comfort.candidate)
        if gate.isOpen {
            let idleSince = board.presence.idleSince
            earliest.bringForward(to: gate.momentDeadline(idleSince: idleSince, board.world.settings.delivery))
        } else {
            consider(reminder(at: now))
            consider(notice)
            consider(week)
        }
        return earliest
    }

    /// Until when calls hold `candidate` back; nil if none does, or if the question is dropped before that.
    private func callEnd(for candidate: Candidate) -> Instant? {
        guard let since = candidate.callsSince, let end = heldBack.callEnd(since, board.world.settings.calls) else {
            return nil
        }
        guard candidate.subject == .question, let question = comfort.question else { return end }
        return end > question.since + ComfortQuestion.patience ? nil : end
    }

    /// Begins the wait of `candidate` for calls, if it could be shown now without the call.
    private mutating func waitForCalls(_ candidate: Candidate, at now: Moment) {
        guard heldBack.reasons(for: candidate, board.world.settings.calls, at: now.instant) == .call else { return }
        switch candidate.subject {
        case .question: comfort.waitForCalls(at: now.instant)
        case .reminder(let kind): board.queue.waitForCalls(kind, at: now.instant)
        case .notice: notices.waitForCalls(at: now.instant)
        case .weeklyNote: weeklyNote.waitForCalls(at: now.instant)
        }
    }

    /// What waits at the gate, in the order in which it passes.
    private func candidates(at now: Moment) -> [Candidate] {
        // This is called at every event, and an empty array costs nothing.
        var waiting: [Candidate] = []
        if let question { waiting.append(question) }
        if let reminder = reminder(at: now) { waiting.append(reminder) }
        if let notice { waiting.append(notice) }
        if let week { waiting.append(week) }
        return waiting
    }

    /// It waits until the status has left the screen, because the user asked for that after the question.
    private var question: Candidate? { isUserUp && board.screen.isEmpty ? comfort.candidate : nil }

    private func reminder(at now: Moment) -> Candidate? {
        board.queue.reminders.isEmpty ? nil : board.queue.candidate(board.world, at: now).map(Candidate.init)
    }

    /// The notice that is next. It waits until no question is left to ask.
    private var notice: Candidate? { isUserUp && comfort.question == nil ? notices.candidate : nil }

    /// The weekly note. It waits like a notice.
    private var week: Candidate? { isUserUp && comfort.question == nil ? weeklyNote.candidate : nil }

    /// Whether the user is up again after the last hold, as the first input shows.
    private var isUserUp: Bool { !hold.isUserDown || board.presence.idleSince == nil }

    private var isUserThere: Bool { !board.presence.isAway && !board.presence.isUncertain }

    private func gateView(at now: Instant) -> Gate.View {
        Gate.View(
            isFree: board.screen.content?.isStatus ?? true && !hold.isRunning && board.screen.hasServer,
            isUserThere: isUserThere, hasIdleSource: board.presence.hasIdleSource,
            idleSince: board.presence.idleSince,
            emptySilence: board.presence.emptySilence(at: now))
    }
}
