/// What `status` reports of the machines.
extension Status {
    static func of(_ machines: Machines, at now: Moment) -> Status {
        let board = machines.board
        let bout = board.presence.bout
        return Status(
            state: State.of(machines, at: now), sitting: bout.sitting(at: now.instant),
            sittingSince: bout.sittingSince.map { now.utc(at: $0) },
            standingSince: (machines.standing.current?.since).map(now.utc(at:)),
            standingUntil: machines.standing.deadline.map(now.shown), next: Forecast(machines, at: now).next,
            heldBack: heldBack(machines, at: now), calls: machines.heldBack.callers,
            pausedUntil: machines.heldBack.pauseEnd.map(now.shown),
            pauseEndsWithCall: machines.heldBack.pause == .callEnd,
            snoozedUntil: (board.queue.snooze?.until).map(now.shown),
            snoozeEndsWithCall: board.queue.snooze?.endsWithCall ?? false,
            snoozesLeft: snoozesLeft(board), sources: board.world.sources, hold: machines.hold.hold,
            unheard: machines.notices.unheard, isSuspended: board.world.practice.offersNoPose,
            carefulUntil: board.world.practice.carefulUntil.flatMap { now.utc < $0 ? $0 : nil },
            sittingDue: machines.queueView.sittingDue.map(now.shown),
            sittingWhenDue: machines.queueView.sittingDue.map(bout.sitting), snoozes: snoozes(machines, at: now),
            answers: !machines.hold.isRunning ? machines.comfort.answers(board.world.practice, at: now) : [],
            isSittingOff: board.world.settings.sitting.remindAfter == nil)
    }

    /// The reasons that hold anything back.
    fileprivate static func heldBack(_ machines: Machines, at now: Moment) -> [HeldBack] {
        let calls = machines.board.world.settings.calls
        var reasons = machines.heldBack.reasons(calls)
        let isThroughCall = machines.board.queue.reminders.contains { reminder in
            switch reminder.phase {
            case .waiting, .shown:
                reminder.callsSince.flatMap { machines.heldBack.callEnd($0, calls) }.map { $0 <= now.instant } ?? false
            case .snoozed, .resting, .silent: false
            }
        }
        if isThroughCall { reasons.remove(.call) }
        let mealEnd = machines.board.mealEnd(at: now.utc)
        if mealEnd != nil { reasons.insert(.meal) }
        return machines.heldBack.described(reasons, mealEnd: mealEnd)
    }

    fileprivate static func snoozesLeft(_ board: Board) -> Int {
        let budget = board.world.settings.snooze.budget
        return max(0, budget - (board.queue.target?.snoozes ?? 0))
    }

    private static func snoozes(_ machines: Machines, at now: Moment) -> [Duration] {
        let (queue, settings) = (machines.board.queue, machines.board.world.settings.snooze)
        return settings.lengths.filter { length in
            switch queue.delay(queue.snoozeKind, for: length, settings, machines.queueView, at: now) {
            case .granted: true
            case .answered: false
            }
        }
    }
}

extension Status.State {
    static func of(_ machines: Machines, at now: Moment) -> Self {
        let reminders = machines.board.queue.reminders
        if machines.hold.isRunning { return .holding }
        if reminders.contains(where: \.isShown) { return .shown }
        if machines.heldBack.pause != nil { return .paused }
        if reminders.contains(where: \.isSnoozed) { return .snoozed }
        if reminders.contains(where: { $0.phase != .silent && !isPutOff($0, machines, at: now) }) { return .due }
        if machines.board.presence.isAbsent { return .away }
        return machines.standing.current == nil ? .sitting : .standing
    }

    /// The reasons are known; when they end has to be found.
    private static func isPutOff(_ reminder: Reminder, _ machines: Machines, at now: Moment) -> Bool {
        let reasons = machines.heldBack.reasons(machines.board.world.settings.calls)
        return !reasons.isDisjoint(with: [.quiet, .offHours]) && machines.isPutOff(reminder, at: now)
    }
}

extension StatusDigest {
    /// The status at `now`, as far as a change of it is signalled.
    static func of(_ machines: Machines, at now: Moment) -> StatusDigest {
        StatusDigest(
            state: .of(machines, at: now), heldBack: Status.heldBack(machines, at: now),
            calls: machines.heldBack.callers,
            snoozesLeft: Status.snoozesLeft(machines.board), sources: machines.board.world.sources,
            stage: machines.hold.hold?.stage, offersNoPose: machines.board.world.practice.offersNoPose,
            carefulUntil: machines.board.world.practice.carefulUntil,
            standing: machines.standing.current, sittingSince: machines.board.presence.bout.sittingSince,
            sittingDue: machines.queueView.sittingDue, snoozedUntil: machines.board.queue.snooze?.until,
            isSittingOff: machines.board.world.settings.sitting.remindAfter == nil,
            opening: machines.board.queue.nextOpening?.at)
    }
}
