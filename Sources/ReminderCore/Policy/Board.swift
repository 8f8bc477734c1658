/// The machines with the most consequences for each other (presence, queue and screen), and the ``World``, whose
/// practice every row changes.
///
/// It carries out what their news and the user's answers mean.
struct Board: Sendable {
    var world: World
    var presence: PresenceMachine
    var queue: ReminderQueue
    var screen = ScreenMachine()
    /// The rows of this boot, on both clocks.
    var recent = RecentRows()
    var observation = Observation()
    /// When the date changes after the observation began; nil while the machine sleeps.
    var nextMidnight: UTC?

    // MARK: Consequences

    /// A break ends the sitting reminder. A lock, sleep or user switch only takes the reminder off the screen.
    mutating func follow(_ news: PresenceMachine.News, at now: Moment, into effects: inout Effects) {
        switch news {
        case .barred(let time):
            putBackReminder(at: time, into: &effects)
        case .tookBreak(let sitting, _, let bout):
            putBackReminder(at: now.instant, into: &effects)
            record(bout, at: now, into: &effects)
            let reminder = queue.reminder(of: .sitting)
            if reminder != nil || sitting >= .seconds(1) {
                record(.awayBreak(reminder?.breakOccasion), sitting: sitting, at: now.utc, into: &effects)
            }
            follow(queue.drop(.sitting), at: now, into: &effects)
        case .returned: break
        }
    }

    mutating func follow(_ news: [ReminderQueue.News], at now: Moment, into effects: inout Effects) {
        for item in news {
            switch item {
            case .missed(let kind, let date, let time):
                let variation = world.offer(kind, on: nil, at: time).pose.variation
                let asked = HistoryEvent.Asked(kind, date: date, variation)
                record(.missed(asked), sitting: presence.bout.sitting(at: now.instant), at: time, into: &effects)
            case .dropped(let kind):
                screen.withdraw(into: &effects) { $0.isReminder(kind) }
            }
        }
    }

    /// Withdraws the reminder on the screen at `time`; it waits at the gate again. If the user is away then, the gate
    /// decides after the return whether this was a showing, because the break may be the answer.
    mutating func putBackReminder(at time: Instant, into effects: inout Effects) {
        guard let kind = screen.reminder?.kind else { return }
        screen.withdraw(into: &effects)
        queue.putBack(kind, at: time)
    }

    /// Withdraws the reminder on the screen, because something holds it back from `now` on.
    mutating func holdBackReminder(at now: Moment, into effects: inout Effects) {
        guard screen.reminder != nil else { return }
        putBackReminder(at: now.instant, into: &effects)
        countShowings(at: now, into: &effects)
    }

    /// Withdraws the reminder on the screen, because the user answers it or its text is no longer right.
    mutating func recallReminder(into effects: inout Effects) {
        guard let kind = screen.reminder?.kind else { return }
        screen.withdraw(into: &effects)
        queue.recall(kind)
    }

    /// Reminders that were withdrawn after most of their time were shown, and left unanswered (rule 7).
    mutating func countShowings(heldKind: ReminderKind? = nil, at now: Moment, into effects: inout Effects) {
        for reminder in queue.seen(world.settings.delivery) where reminder.kind != heldKind {
            let variation = world.offer(reminder.kind, on: reminder.date, at: now.utc).pose.variation
            leave(reminder.kind, variation, .expired, at: now, into: &effects)
        }
    }

    /// The reminder of `kind`, which offered `variation`, left the screen without an answer.
    mutating func leave(
        _ kind: ReminderKind, _ variation: Variation, _ reason: CloseReason, at now: Moment, into effects: inout Effects
    ) {
        let ignored = queue.leave(kind, reason, world.settings.delivery, at: now.instant)
        ignore(ignored, variation, at: now, into: &effects)
    }

    /// Withdraws a reminder whose text is no longer right, after a meal, pain or a change of the config.
    ///
    /// - Parameter isChanged: Whether the config or the practice has changed, and not only the time. Only then do the
    ///   length of the hold and the snoozes count.
    mutating func withdrawOutdated(isChanged: Bool = true, at now: Moment, into effects: inout Effects) {
        guard let said = screen.reminder, let sentAt = screen.sentAt, let reminder = queue.reminder(of: said.kind)
        else { return }
        let sitting = presence.bout.sitting(at: now.instant)
        var content = world.content(of: reminder, sitting: sitting, at: now, since: now.utc(at: sentAt))
        let hasToWait = said.kind != .sitting && content.pose.variation.isPose && world.mealEnd(at: now.utc) != nil
        let isOther = content.pose != said.pose || content.waitsForBetter != said.waitsForBetter
        // Neither changes by time alone nor another sound justify another notification.
        (content.sitting, content.poseWaits, content.sound) = (said.sitting, said.poseWaits, said.sound)
        if content.snooze == nil, content.snoozesLeft == said.snoozesLeft { content.snooze = said.snooze }
        if hasToWait {
            holdBackReminder(at: now, into: &effects)
        } else if isOther || isChanged && content != said {
            recallReminder(into: &effects)
        }
    }

    // MARK: Time

    /// Lets time pass for the queue.
    mutating func advanceQueue(to now: Moment, _ view: ReminderQueue.View) -> [ReminderQueue.News] {
        queue.advance(to: now, world.settings.slots, world.calendar, view)
    }

    mutating func openSlots(_ view: ReminderQueue.View, at now: Moment, reportsMissed: Bool) -> [ReminderQueue.News] {
        queue.openSlots(world.settings.slots, world.calendar, view, at: now, reportsMissed: reportsMissed)
    }

    /// The civil clock was set or the time zone has changed.
    mutating func jump(to now: Moment, _ view: ReminderQueue.View, into effects: inout Effects) {
        redate(at: now)
        findMidnight(at: now)
        follow(queue.jump(to: now, world, view), at: now, into: &effects)
        follow(openSlots(view, at: now, reportsMissed: false), at: now, into: &effects)
    }

    /// When the wait of a slot for a meal ends; nil if no slot waits for one.
    func mealEnd(at now: UTC) -> UTC? {
        queue.mealEnd(world, at: now)
    }

    // MARK: Rows

    /// Writes a row about what happened at `now`.
    mutating func record(_ event: HistoryEvent, at now: Moment, into effects: inout Effects) {
        record(event, about: now.utc, at: now, into: &effects)
    }

    /// Writes a row at `now` with another `time`.
    mutating func record(_ event: HistoryEvent, about time: UTC, at now: Moment, into effects: inout Effects) {
        if event.isPractice { recent.add(time, at: now) }
        record(event, sitting: presence.bout.sitting(at: now.instant), at: time, into: &effects)
    }

    /// The clock was set, or the practice was read: durations go on from where they were. What is in the future by the
    /// present clock counts as now, because no one knows when it was.
    mutating func redate(at now: Moment) {
        let dates = recent.dates(at: now)
        for start in world.practice.starts where dates.present(start) > now.utc { recent.add(start, at: now) }
        world.practice.dates = recent.dates(at: now)
    }

    mutating func record(_ event: HistoryEvent, sitting: Duration, at time: UTC, into effects: inout Effects) {
        let row = HistoryEntry(at: time, event: event, sitting: sitting)
        world.practice.take(row)
        effects.append(.record(row))
    }
}

// MARK: Answers

extension Board {
    /// `hold` was stopped too early to answer its reminder, which comes again after `nudge`.
    mutating func cutShort(_ hold: GuidedHold, at now: Moment, into effects: inout Effects) {
        guard world.settings.defines(hold.kind) else {
            return follow(queue.drop(hold.kind), at: now, into: &effects)
        }
        // During a hold, a slot stays although its time is to come.
        follow(queue.withdrawEarly(world, except: nil, at: now.utc), at: now, into: &effects)
        let ignored = queue.cutShort(hold.kind, world.settings.delivery, at: now.instant)
        ignore(ignored, hold.pose.variation, at: now, into: &effects)
    }

    /// Records that `reminder`, which offered `variation`, was ignored; nil for none.
    mutating func ignore(
        _ reminder: Reminder?, _ variation: Variation, at now: Moment, into effects: inout Effects
    ) {
        guard let reminder else { return }
        record(.ignored(reminder.asked(variation)), at: now, into: &effects)
        if reminder.kind == .sitting { presence.restartReminder(at: now.instant) }
    }

    /// Pain answers a reminder whose hold was stopped too early.
    private mutating func endCutShort(_ kind: ReminderKind, at now: Moment, into effects: inout Effects) {
        guard let reminder = queue.reminder(of: kind), reminder.isCutShort else { return }
        follow(queue.drop(kind), at: now, into: &effects)
        if kind == .sitting { presence.restartReminder(at: now.instant) }
    }

    /// Snoozes a reminder, if `decision` grants it.
    mutating func snooze(
        _ decision: ReminderQueue.DelayDecision, at now: Moment, into effects: inout Effects
    ) -> Reply {
        switch decision {
        case .answered(let reply): return reply
        case .granted(let delay):
            let snooze = HistoryEvent.Snooze(for: delay.length, endsWithCall: delay.endsWithCall, left: delay.left)
            record(.snoozed(asked(delay.reminder, at: now.utc), snooze), at: now, into: &effects)
            recallReminder(into: &effects)
            queue.apply(delay, at: now.instant)
            let until = now.utc + delay.length
            return delay.endsWithCall
                ? .snoozedForCall(until: until, left: delay.left) : .snoozed(until: until, left: delay.left)
        }
    }

    /// Declines `reminder`.
    mutating func skip(_ reminder: Reminder?, at now: Moment, into effects: inout Effects) -> Reply {
        guard let reminder else { return .refused(.nothingDue) }
        record(.skipped(asked(reminder, at: now.utc)), at: now, into: &effects)
        follow(queue.drop(reminder.kind), at: now, into: &effects)
        switch reminder.kind {
        case .sitting:
            presence.restartReminder(at: now.instant)
            return world.settings.sitting.remindAfter.map { .skipped(again: $0) } ?? .refused(.nothingDue)
        case .slot(let name): return .skippedSlot(name)
        }
    }

    /// The pose that `reminder` names on the screen or, if it is not there, would name now.
    private func asked(_ reminder: Reminder, at now: UTC) -> HistoryEvent.Asked {
        if let shown = screen.reminder, shown.kind == reminder.kind { return reminder.asked(shown.pose.variation) }
        return reminder.asked(world.offer(reminder.kind, on: reminder.date, at: now).pose.variation)
    }

    /// The pose on offer, which reported pain is about if there was no hold.
    func offered(at now: UTC) -> (kind: ReminderKind, variation: Variation) {
        let kind = queue.targetKind
        return (kind, world.choice(of: kind, on: queue.reminder(of: kind)?.date, at: now).pose.variation)
    }

    /// Records an answer, unless it is refused.
    mutating func note(
        _ judgement: ComfortMachine.Judgement, at now: Moment, into effects: inout Effects
    ) -> Reply {
        switch judgement {
        case .refused(let refusal): return .refused(refusal)
        case .felt(let comfort, let held): return note(.felt(comfort, held), comfort, held, at: now, into: &effects)
        case .hurt(let kind, let variation):
            let held = HistoryEvent.Held(kind, variation, .zero)
            return note(.hurt(kind, variation), .hurt, held, at: now, into: &effects)
        }
    }

    private mutating func note(
        _ record: HistoryEvent.AnswerRecord, _ comfort: Comfort, _ held: HistoryEvent.Held, at now: Moment,
        into effects: inout Effects
    ) -> Reply {
        // Before the answer is recorded, because it may change the plan.
        let wasShort = held.length < world.holdLength(of: held.kind, held.variation, at: now.utc)
        self.record(.answered(record), at: now, into: &effects)
        screen.withdraw(into: &effects) { $0.isQuestion || $0.isAnswer }
        if comfort == .hurt { endCutShort(held.kind, at: now, into: &effects) }
        withdrawOutdated(at: now, into: &effects)
        let (choice, plan) = next(held.kind, at: now)
        return .noted(comfort, wasShort: wasShort, choice, plan)
    }

    /// Pain is gone.
    mutating func better(at now: Moment, into effects: inout Effects) -> Reply {
        let wasHurt = world.practice.gentleness > 0 || world.practice.suspendedSince != nil
        let wasCareful = world.practice.possiblePain != nil
        record(.answered(.better), at: now, into: &effects)
        screen.withdraw(into: &effects) { $0.isAnswer }
        withdrawOutdated(at: now, into: &effects)
        let rest = world.plan(.sitting, .classic, at: now.utc).restsUntil
        return wasCareful && !wasHurt ? .nothingHurt(restsUntil: rest) : .better(wasHurt: wasHurt, restsUntil: rest)
    }

    /// Takes the last answer back, as if it had never been given.
    mutating func undo(at now: Moment, into effects: inout Effects) -> Reply {
        guard let given = world.practice.undoable(at: now.utc) else { return .refused(.nothingToUndo) }
        record(.undone(given), about: world.practice.undoTime(at: now.utc), at: now, into: &effects)
        // The text about an earlier answer is no longer true, and its Undo would take back another answer.
        screen.withdraw(into: &effects) { $0.isAnswer }
        withdrawOutdated(at: now, into: &effects)
        let (choice, plan) = next(given.kind, at: now)
        return .undone(given.answer, choice, plan)
    }

    /// Shows the effect of `answer` on the next hold of `kind`; nil for sitting.
    mutating func present(
        _ answer: Answer, isUndone: Bool, about kind: ReminderKind?, at now: Moment, into effects: inout Effects
    ) {
        let (choice, plan) = next(kind, at: now)
        let content = AnswerContent(
            answer: answer, isUndone: isUndone, choice: choice, plan: plan,
            onScreen: isUndone ? AnswerContent.undoneOnScreen : AnswerContent.undoOnScreen)
        screen.present(.answer(content), at: now.instant, into: &effects)
    }

    private func next(_ kind: ReminderKind?, at now: Moment) -> (PoseChoice, HoldPlan) {
        let kind = kind ?? .sitting
        let choice = world.choice(of: kind, on: queue.reminder(of: kind)?.date, at: now.utc)
        return (choice, world.plan(kind, choice.pose.variation, at: now.utc))
    }
}
