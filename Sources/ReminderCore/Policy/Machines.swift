/// All machines, and the table of what the news of one means for the others. No machine knows another one.
struct Machines: Sendable {
    var board: Board
    var heldBack = HeldBack()
    var gate: Gate
    var hold = HoldMachine()
    var comfort = ComfortMachine()
    var notices = NoticeMachine()
    var weeklyNote = WeeklyNoteMachine()
    var standing = StandingMachine()

    init(_ world: World, saved: SavedState?, at now: Moment) {
        board = Board(
            world: world, presence: PresenceMachine(countingSince: now.instant),
            queue: ReminderQueue(world.settings.slots, saved: saved, at: now))
        gate = Gate(settledAt: now.instant + world.settings.delivery.settle)
    }

    // MARK: Consequences

    mutating func follow(_ news: [PresenceMachine.News], at now: Moment, into effects: inout Effects) {
        for item in news {
            board.follow(item, at: now, into: &effects)
            switch item {
            case .barred(let time): gate.close(at: time)
            case .tookBreak(_, let since, _): follow(standing.leave(at: since), at: now, into: &effects)
            case .returned(let time, let isBreak):
                gate.settle(from: time, afterBreak: isBreak, board.world.settings.delivery)
                standing.returned(at: time)
                if standing.current != nil { board.presence.countNoSitting() }
            }
        }
    }

    mutating func follow(_ news: [HeldBack.News], at now: Moment, into effects: inout Effects) {
        for item in news {
            switch item {
            case .silenceChanged(let time):
                board.presence.sitsThroughSilence(for: heldBack.sittingSilence(board.world.settings.calls), from: time)
            case .mayHoldBack:
                guard let kind = board.screen.reminder?.kind, let reminder = board.queue.reminder(of: kind),
                    !isFree(Candidate(reminder), at: now)
                else { continue }
                board.holdBackReminder(at: now, into: &effects)
            }
        }
    }

    mutating func follow(_ news: HoldMachine.News, at now: Moment, into effects: inout Effects) {
        switch news {
        case .cue(let content): effects.append(.cue(content))
        case .show(let content): present(content, at: now, into: &effects)
        case .began(let hold): board.record(.started(hold.row(hold.length)), at: now, into: &effects)
        case .ended(let hold, let ending): end(hold, ending, at: now, into: &effects)
        case .unrecorded(let hold): comfort.ended(unrecorded: hold, at: now.instant)
        case .stillDue(let hold): cutShort(hold, at: now, into: &effects)
        case .over: board.screen.withdraw(into: &effects) { $0.isHold }
        }
    }

    mutating func follow(_ news: [HoldMachine.News], at now: Moment, into effects: inout Effects) {
        for item in news { follow(item, at: now, into: &effects) }
    }

    mutating func follow(_ news: ScreenMachine.News?, at now: Moment, into effects: inout Effects) {
        switch news {
        case .appeared(.question): comfort.wasAsked(on: today(now))
        case .appeared(.reminder(let content)):
            guard let reminder = board.queue.shown(content.kind, at: now.instant) else { return }
            gate.delivered()
            let hold = board.world.holdLength(of: content.kind, content.pose.variation, at: now.utc)
            board.record(
                .shown(reminder.asked(content.pose.variation), hold: hold, nudge: reminder.unanswered), at: now,
                into: &effects)
        case .failed(let content, let failure):
            if failure == .refused { gate.refused(at: now.instant, board.world.settings.delivery) }
            if case .reminder(let reminder) = content { board.queue.putBack(reminder.kind, at: now.instant) }
        case .lost(let content):
            gate.lostServer(at: now.instant, board.world.settings.delivery)
            guard case .reminder(let reminder) = content else { return }
            board.queue.putBack(reminder.kind, at: now.instant)
            board.countShowings(at: now, into: &effects)
        case .left(.reminder(let content), let reason):
            board.leave(content.kind, content.pose.variation, reason, at: now, into: &effects)
        case .appeared, .left, nil: break
        }
    }

    /// Ends a hold with its outcome. It also answers the sitting reminder (rule 3). A done hold ends the bout; after
    /// any other, only the time until the next reminder starts again (rule 1). One that was held for less than half of
    /// its length answers nothing.
    private mutating func end(
        _ hold: GuidedHold, _ ending: HoldMachine.Ending, at now: Moment, into effects: inout Effects
    ) {
        let occasion =
            board.queue.reminder(of: hold.kind).map { HistoryEvent.Occasion.reminder(date: $0.date) } ?? .unasked
        board.record(ending.event(of: hold, occasion), at: now, into: &effects)
        let asked = board.world.holdLength(of: hold.kind, hold.pose.variation, at: now.utc)
        if !ending.isAnswer(in: hold, asked: asked) {
            cutShort(hold, at: now, into: &effects)
        } else {
            board.follow(board.queue.drop(hold.kind) + board.queue.drop(.sitting), at: now, into: &effects)
            if ending.isDone {
                board.record(board.presence.endBout(at: hold.holdUntil, .hold), at: now, into: &effects)
            } else {
                board.presence.restartReminder(at: now.instant)
            }
        }
        if let held = ending.askedLength(of: hold) {
            comfort.ask(about: hold, held: held, isDone: ending.isDone, on: today(now), at: now.instant)
        }
        if ending.wasHeld { board.presence.endHold(at: min(hold.holdUntil, now.instant)) }
    }

    /// The civil clock was set or the time zone has changed.
    mutating func jump(to now: Moment, into effects: inout Effects) {
        weeklyNote.findDate()
        comfort.jump(to: today(now))
        board.jump(to: now, queueView, into: &effects)
        follow(heldBack.jump(to: now), at: now, into: &effects)
    }

    /// The date on the user's calendar.
    func today(_ now: Moment) -> LocalDate { board.world.calendar.local(now.utc).date }
}

// MARK: Questions to several machines

extension Machines {
    /// Whether no reason of rule 10 holds `candidate` back.
    func isFree(_ candidate: Candidate, at now: Moment) -> Bool {
        heldBack.reasons(for: candidate, board.world.settings.calls, at: now.instant).isEmpty
    }

    /// When the reminder of `kind` comes again; nil if the last hold answered it, or if quiet hours or hours without
    /// sitting reminders hold it back then.
    func comesAgain(_ kind: ReminderKind, at now: Moment) -> UTC? {
        guard let again = board.queue.comesAgain(kind).map(now.utc(at:)) else { return nil }
        return QuietHours.end(for: kind, from: again, board.world) == again ? again : nil
    }

    /// The same, as a time of day.
    func timeAgain(_ kind: ReminderKind, at now: Moment) -> TimeOfDay? {
        comesAgain(kind, at: now).map { board.world.calendar.local($0).time }
    }

    /// Presents the hold's notification. If no question follows, the last one names the command to answer with.
    mutating func present(_ content: HoldContent, at now: Moment, into effects: inout Effects) {
        var content = content
        if content.phase == .comeUp(isDone: false), let kind = hold.kind { content.again = timeAgain(kind, at: now) }
        content.namesAnswer =
            content.phase == .comeUp(isDone: true) && content.pose.variation.isPose && !content.isSample
            && comfort.question == nil
        board.screen.present(.hold(content), at: now.instant, into: &effects)
    }

    /// Presents the current phase of the hold, if there is one.
    mutating func presentHold(at now: Moment, into effects: inout Effects) {
        guard let content = hold.content(unheard: notices.unheard, at: now.instant) else { return }
        present(content, at: now, into: &effects)
    }

    mutating func advanceHeldBack(to now: Moment) -> [HeldBack.News] {
        let needsHours = heldBack.needsHours(at: now.utc)
        return heldBack.advance(
            to: now, needsHours ? QuietHours(board.world.settings, board.world.calendar, at: now.utc) : nil)
    }

    var queueView: ReminderQueue.View {
        ReminderQueue.View(
            isHolding: hold.isRunning, heldKind: hold.kind,
            sittingDue: board.world.settings.sitting.remindAfter.flatMap(board.presence.bout.dueAt),
            countingSince: board.presence.bout.countingSince, isInCall: heldBack.isInCall)
    }

    var holdView: HoldMachine.View {
        HoldMachine.View(
            idleSince: board.presence.idleSince, hasIdleSource: board.presence.hasIdleSource,
            canVerify: board.presence.canVerifyHolds,
            unheard: notices.unheard)
    }
}
