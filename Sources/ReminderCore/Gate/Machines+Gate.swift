/// The way of everything that is presented by itself through the one gate (rule 2).
extension Machines {
    /// Presents what comes first, if it may pass: the question after a hold, a reminder, a notice.
    mutating func passGate(at now: Moment, into effects: inout Effects) {
        comfort.advance(to: now.instant)
        guard let candidate = free(question, at: now) ?? free(reminder(at: now), at: now) ?? free(notice, at: now)
        else { return gate.close() }
        guard gate.admits(candidate, gateView(at: now.instant), at: now.instant, board.world.settings.delivery)
        else { return }
        switch candidate.subject {
        case .question:
            guard let content = comfort.question?.content(onScreen: board.world.settings.delivery.onScreen) else {
                return
            }
            board.screen.present(.question(content), at: now.instant, into: &effects)
        case .reminder(let kind):
            guard let reminder = board.queue.reminder(of: kind) else { return }
            let sitting = board.presence.bout.sitting(at: now.instant)
            let content = board.world.content(of: reminder, sitting: sitting, at: now)
            board.screen.present(.reminder(content), at: now.instant, into: &effects)
        case .notice:
            guard let notice = notices.next(at: now.instant) else { return }
            effects.append(.notify(notice))
        }
    }

    /// When time alone may let something pass.
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
        }
        return earliest
    }

    /// Until when a call holds `candidate` back. A question that is not asked any longer by then does not wait for it.
    private func callEnd(for candidate: Candidate) -> Instant? {
        guard let end = heldBack.callEnd(for: candidate.since, board.world.settings.calls) else { return nil }
        return candidate.subject == .question && end > candidate.since + ComfortQuestion.patience ? nil : end
    }

    private func free(_ candidate: Candidate?, at now: Moment) -> Candidate? {
        candidate.flatMap { isFree($0, at: now) ? $0 : nil }
    }

    private var question: Candidate? { isUserUp ? comfort.candidate : nil }

    private func reminder(at now: Moment) -> Candidate? {
        board.queue.reminders.isEmpty ? nil : board.queue.candidate(board.world, at: now).map(Candidate.init)
    }

    /// A notice waits until no question is to come.
    private var notice: Candidate? { isUserUp && comfort.question == nil ? notices.candidate : nil }

    /// Whether the user has come up from the last hold: at the first input after it.
    private var isUserUp: Bool { !hold.isUserDown || board.presence.idleSince == nil }

    private func gateView(at now: Instant) -> Gate.View {
        Gate.View(
            isFree: board.screen.isEmpty && hold.hold == nil && board.screen.hasServer,
            isUserThere: !board.presence.isAway && !board.presence.isUncertain,
            hasIdleSource: board.presence.hasIdleSource, idleSince: board.presence.idleSince,
            emptySilence: board.presence.emptySilence(at: now))
    }
}
