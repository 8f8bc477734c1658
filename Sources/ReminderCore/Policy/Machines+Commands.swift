/// Commands of the user, and the buttons of notifications.
extension Machines {
    mutating func handle(_ command: Command, at now: Moment, into effects: inout Effects) -> Reply {
        switch command {
        case .snooze(let length):
            let kind = board.queue.snoozeKind
            let delay = board.queue.delay(kind, for: length, board.world.settings.snooze, queueView, at: now)
            return board.snooze(delay, at: now, into: &effects)
        case .snoozeUntil(let end):
            let delay = board.queue.delay(board.queue.snoozeKind, until: end, board.world, queueView, at: now)
            return board.snooze(delay, at: now, into: &effects)
        case .skip: return skip(board.queue.target, at: now, into: &effects)
        case .start: return start(at: now, into: &effects)
        case .hold(let wish):
            guard !hold.isRunning else { return .refused(.holdRunning) }
            let kind = board.queue.targetKind
            let decision = board.world.decide(wish, kind, on: board.queue.reminder(of: kind)?.date, at: now.utc)
            return start(kind, decision, at: now, into: &effects)
        case .stop: return stopHold(at: now, into: &effects)
        case .comfort(let comfort): return answer(comfort, at: now, into: &effects)
        case .better: return board.better(at: now, into: &effects)
        case .undo: return board.undo(at: now, into: &effects)
        case .ate(let ago):
            guard ago >= .zero, ago < .seconds(86_400) else { return .refused(.mealTime) }
            board.record(.ate, about: now.utc + (.zero - ago), at: now, into: &effects)
            board.withdrawOutdated(at: now, into: &effects)
            return .ate(until: board.world.mealEnd(at: now.utc))
        case .pause(let length): return pause(heldBack.pause(for: length, at: now), at: now, into: &effects)
        case .pauseUntil(let end):
            return pause(heldBack.pause(until: end, board.world, at: now), at: now, into: &effects)
        case .resume: return heldBack.resume()
        case .stand(let length): return stand(for: length, at: now, into: &effects)
        case .sit: return sit(at: now, into: &effects)
        case .preview:
            if let refusal = refusalToPreview { return .refused(refusal) }
            let sample = board.world.settings.sample(board.world.practice, board.world.calendar, at: now.utc)
            board.screen.present(.sample(sample), at: now.instant, into: &effects)
            return .previewed
        case .showStatus:
            if let refusal = refusalToShowStatus { return .refused(refusal) }
            presentStatus(at: now, into: &effects)
            return .statusShown
        }
    }

    /// The user chose `action` of presentation `id`. Ignored if that is no longer on the screen.
    mutating func choose(_ action: Action, of id: UInt64, at now: Moment, into effects: inout Effects) {
        guard let presentation = board.screen.presentation, presentation.id == id else { return }
        switch (presentation.content, action) {
        case (.reminder, .start): _ = start(at: now, into: &effects)
        case (.reminder(let content), .snooze):
            let delay = board.queue.delay(content.kind, for: nil, board.world.settings.snooze, queueView, at: now)
            // Since the button appeared, the end of the slot's window may have come too near for a snooze.
            if case .refused = board.snooze(delay, at: now, into: &effects) { dismiss(at: now, into: &effects) }
        case (.reminder(let content), .skip): _ = skip(board.queue.reminder(of: content.kind), at: now, into: &effects)
        case (.reminder(let content), .better) where content.waitsForBetter:
            _ = board.better(at: now, into: &effects)
            board.present(.better, isUndone: false, about: nil, at: now, into: &effects)
        case (.sample, .start):
            dismiss(at: now, into: &effects)
            startSample(at: now, into: &effects)
        case (.question, _):
            guard let comfort = Comfort(action) else { return dismiss(at: now, into: &effects) }
            answerQuestion(comfort, at: now, into: &effects)
        case (.answer, .undo):
            dismiss(at: now, into: &effects)
            guard case .undone(let answer, _, _) = board.undo(at: now, into: &effects) else { return }
            board.present(answer, isUndone: true, about: nil, at: now, into: &effects)
        case (.hold, .stop): _ = stopHold(at: now, into: &effects)
        case (.status, .start):
            dismiss(at: now, into: &effects)
            _ = start(at: now, into: &effects)
        case (.status, .pause):
            _ = pause(heldBack.pause(for: Self.buttonPause, at: now), at: now, into: &effects)
            presentStatus(at: now, into: &effects)
        case (.status, .resume):
            _ = heldBack.resume()
            presentStatus(at: now, into: &effects)
        case (.status, .settings):
            dismiss(at: now, into: &effects)
            effects.append(.openSettings)
        case (.reminder, _), (.sample, _), (.answer, _), (.hold, _), (.status, _):
            dismiss(at: now, into: &effects)
        }
    }

    /// Why the status may not take the place of what is on the screen; nil if it may. Another hold or reminder already
    /// shows the user what is going on.
    private var refusalToShowStatus: Reply.Refusal? {
        if hold.isRunning { return .holdRunning }
        return board.screen.reminder == nil ? nil : .reminderShown
    }

    /// The same for a sample, whose own hold must not come between a hold and the question about it.
    private var refusalToPreview: Reply.Refusal? {
        refusalToShowStatus ?? (board.screen.content?.isQuestion ?? false ? .questionShown : nil)
    }

    /// The length of a pause by button.
    private static let buttonPause: Duration = .seconds(3600)

    private mutating func presentStatus(at now: Moment, into effects: inout Effects) {
        if board.screen.content?.isQuestion ?? false { comfort.putBack() }
        let content = StatusContent(.of(self, at: now), board.world.calendar, at: now.utc)
        board.screen.present(.status(content), at: now.instant, into: &effects)
    }

    private mutating func dismiss(at now: Moment, into effects: inout Effects) {
        follow(board.screen.dismiss(into: &effects), at: now, into: &effects)
    }

    // MARK: Reminders

    private mutating func skip(_ reminder: Reminder?, at now: Moment, into effects: inout Effects) -> Reply {
        !hold.isRunning ? board.skip(reminder, at: now, into: &effects) : .refused(.holdRunning)
    }

    private mutating func pause(_ reply: Reply, at now: Moment, into effects: inout Effects) -> Reply {
        if heldBack.pause != nil { board.holdBackReminder(at: now, into: &effects) }
        return reply
    }

    // MARK: Holds

    /// Starts the hold of the reminder on the screen, else of the one that is due, else an extra one.
    private mutating func start(at now: Moment, into effects: inout Effects) -> Reply {
        guard !hold.isRunning else { return .refused(.holdRunning) }
        if let shown = board.screen.reminder {
            let length = board.world.holdLength(of: shown.kind, shown.pose.variation, at: now.utc)
            return start(shown.kind, .granted(shown.pose, length, instead: nil), at: now, into: &effects)
        }
        let kind = board.queue.targetKind
        let decision = board.world.decide(kind, on: board.queue.reminder(of: kind)?.date, at: now.utc)
        return start(kind, decision, at: now, into: &effects)
    }

    private mutating func start(
        _ kind: ReminderKind, _ decision: HoldDecision, at now: Moment, into effects: inout Effects
    ) -> Reply {
        switch decision {
        case .refused(let refusal): return .refused(refusal)
        case .granted(let pose, let length, let instead):
            board.recallReminder(into: &effects)
            comfort.holdStarts()
            let getDown = lead(kind, pose, length, isSample: false, at: now, into: &effects)
            guard let instead else { return .started(pose.variation, getDown: getDown, hold: length) }
            return .startedInstead(instead, getDown: getDown, hold: length)
        }
    }

    /// Chooses the pose again: pain or a meal may have changed it since the sample was shown.
    private mutating func startSample(at now: Moment, into effects: inout Effects) {
        guard !hold.isRunning else { return }
        let sample = board.world.settings.sample(board.world.practice, board.world.calendar, at: now.utc)
        _ = lead(sample.kind, sample.pose, sample.hold, isSample: true, at: now, into: &effects)
    }

    private mutating func lead(
        _ kind: ReminderKind, _ pose: Pose, _ length: Duration, isSample: Bool, at now: Moment,
        into effects: inout Effects
    ) -> Duration {
        let getDown = board.world.settings.guide.getDown(for: pose.variation)
        let led = GuidedHold(
            kind: kind, pose: pose, holdFrom: now.instant + getDown, length: length,
            guidance: GuidedHold.Guidance(board.world.settings.guide, kind, pose), isSample: isSample)
        follow(hold.start(led, holdView, at: now.instant), at: now, into: &effects)
        return getDown
    }

    private mutating func stopHold(at now: Moment, into effects: inout Effects) -> Reply {
        guard let running = hold.hold else { return .refused(.noHold) }
        follow(hold.stop(by: .user, at: now.instant), at: now, into: &effects)
        if running.isSample { return .sampleEnded(saidHurt: false) }
        switch running.stage {
        case .gettingDown: return .calledOff(again: comesAgain(running.kind, at: now))
        case .holding: return .stopped(running.pose.variation, again: comesAgain(running.kind, at: now))
        case .comingUp: return .over
        }
    }

    // MARK: Answers

    /// Records how the last hold felt. Pain can be reported without a hold, and ends one that is in progress. During a
    /// sample the first report only ends it, because most people are just trying the command. A second one is recorded.
    private mutating func answer(_ comfort: Comfort, at now: Moment, into effects: inout Effects) -> Reply {
        let isSample = hold.hold?.isSample ?? false
        if comfort == .hurt { follow(hold.stop(by: .pain, at: now.instant), at: now, into: &effects) }
        if isSample { return comfort == .hurt ? .sampleEnded(saidHurt: true) : .refused(.sample) }
        return board.note(
            self.comfort.judge(comfort, board.world.practice, offered: board.offered(at: now.utc), at: now), at: now,
            into: &effects)
    }

    /// Handles an answer to the question on the screen, and shows its effect there.
    private mutating func answerQuestion(_ comfort: Comfort, at now: Moment, into effects: inout Effects) {
        board.screen.withdraw(into: &effects)
        let kind = board.world.practice.lastHold?.kind
        let judgement = self.comfort.judgeLast(
            comfort, board.world.practice, offered: board.offered(at: now.utc), at: now)
        guard case .noted(_, _, _, let plan) = board.note(judgement, at: now, into: &effects) else { return }
        if comfort == .hurt {
            board.present(.felt(.hurt), isUndone: false, about: kind, at: now, into: &effects)
        } else {
            effects.append(.notify(.rated(comfort, plan)))
        }
    }
}
