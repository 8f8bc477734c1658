/// What `status` reports of the machines.
extension Status {
    static func of(_ machines: Machines, at now: Moment) -> Status {
        let board = machines.board
        let bout = board.presence.bout
        return Status(
            state: State.of(machines), sitting: bout.sitting(at: now.instant),
            sittingSince: bout.sittingSince.map { now.utc(at: $0) },
            standingSince: (machines.standing.current?.since).map(now.utc(at:)),
            standingUntil: machines.standing.deadline.map(now.shown), next: next(machines, at: now),
            heldBack: heldBack(machines, at: now), calls: machines.heldBack.callers,
            pausedUntil: machines.heldBack.pauseEnd.map(now.shown),
            pauseEndsWithCall: machines.heldBack.pause == .callEnd,
            snoozeEndsWithCall: board.queue.reminders.contains {
                if case .snoozed(_, endsWithCall: true) = $0.phase { true } else { false }
            },
            snoozesLeft: snoozesLeft(board), sources: board.world.sources, hold: machines.hold.hold,
            unheard: machines.notices.unheard, isSuspended: board.world.practice.offersNoPose,
            carefulUntil: board.world.practice.carefulUntil.flatMap { now.utc < $0 ? $0 : nil },
            sittingDue: machines.queueView.sittingDue.map(now.shown), snoozes: snoozes(machines, at: now),
            answers: machines.hold.hold == nil ? machines.comfort.answers(board.world.practice, at: now) : [],
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

    private static func next(_ machines: Machines, at now: Moment) -> Next? {
        let (world, queue) = (machines.board.world, machines.board.queue)
        let pause = machines.heldBack.pause
        if pause == .indefinite || pause == .callEnd { return nil }
        if let shown = queue.reminders.first(where: \.isShown) { return next(shown.kind, at: now.utc, machines) }
        let mealEnd = machines.board.mealEnd(at: now.utc)
        var found: [(kind: ReminderKind, at: UTC)] = []
        var sittingWaits = false
        for reminder in queue.reminders {
            let end = reminder.kind == machines.hold.kind ? nil : reminder.windowEnd.map(now.shown)
            guard let time = expected(reminder, machines, mealEnd: mealEnd, at: now).map(now.shown),
                let at = admitted(reminder.kind, from: time, before: end, machines, at: now)
            else { continue }
            found.append((reminder.kind, at))
            let waitsForMeal = mealEnd != nil && reminder.phase == .waiting && world.waitsForMeals(reminder)
            if reminder.kind != .sitting, !waitsForMeal { sittingWaits = true }
        }
        if sittingWaits {
            found.removeAll { $0.kind == .sitting }
        } else if !queue.contains(.sitting), let due = machines.queueView.sittingDue.map(now.shown),
            let at = admitted(.sitting, from: due, before: nil, machines, at: now)
        {
            found.append((.sitting, at))
        }
        for opening in queue.openings {
            let kind = ReminderKind.slot(opening.slot.name)
            guard let at = admitted(kind, from: opening.at, before: opening.windowEnd, machines, at: now) else {
                continue
            }
            found.append((kind, at))
            break
        }
        return found.min { $0.at < $1.at }.map { next($0.kind, at: $0.at, machines) }
    }

    private static func next(_ kind: ReminderKind, at time: UTC, _ machines: Machines) -> Next {
        let world = machines.board.world
        let choice = world.offer(kind, on: machines.board.queue.reminder(of: kind)?.date, at: time)
        let variation = choice.pose.variation
        var next = Next(
            kind: kind, at: time, hold: world.holdLength(of: kind, variation, at: time), variation: variation)
        next.poseWaits = choice.mealEnd
        return next
    }

    /// When a reminder of `kind` that may come at `time` passes grace period, pause and hours; nil if its window ends
    /// first.
    private static func admitted(
        _ kind: ReminderKind, from time: UTC, before windowEnd: UTC?, _ machines: Machines, at now: Moment
    ) -> UTC? {
        let earliest = max(now.instant, machines.gate.settledAt, machines.heldBack.pauseEnd ?? now.instant)
        let at = QuietHours.end(for: kind, from: max(time, now.shown(earliest)), machines.board.world)
        return windowEnd.map { at < $0 } ?? true ? at : nil
    }

    /// When `reminder` is expected on the screen; nil for one that was ignored for good.
    private static func expected(
        _ reminder: Reminder, _ machines: Machines, mealEnd: UTC?, at now: Moment
    ) -> Instant? {
        let world = machines.board.world
        switch reminder.phase {
        case .waiting:
            let callEnd = machines.heldBack.callEnd(reminder.callsSince ?? now.instant, world.settings.calls)
            let free = max(now.instant, callEnd ?? now.instant)
            guard let mealEnd, world.waitsForMeals(reminder) else { return free }
            return max(free, now.instant(at: mealEnd))
        case .shown: return now.instant
        case .snoozed(let until, _), .resting(let until): return until
        case .silent: return nil
        }
    }
}

extension Moment {
    /// The civil time that belongs to `other`. One to come is given to the nearest second: the two clocks are not read
    /// at once, so a time of day would become 05:59:59.9999 now and then.
    fileprivate func shown(_ other: Instant) -> UTC {
        other <= instant ? utc(at: other) : UTC(seconds: (utc(at: other) + .milliseconds(500)).seconds)
    }
}

extension Status.State {
    static func of(_ machines: Machines) -> Self {
        let reminders = machines.board.queue.reminders
        if machines.hold.hold != nil { return .holding }
        if reminders.contains(where: \.isShown) { return .shown }
        if machines.heldBack.pause != nil { return .paused }
        if reminders.contains(where: \.isSnoozed) { return .snoozed }
        if reminders.contains(where: { $0.phase != .silent }) { return .due }
        if machines.board.presence.isAbsent { return .away }
        return machines.standing.current == nil ? .sitting : .standing
    }
}

extension StatusDigest {
    /// The status at `now`, as far as a change of it is signalled.
    static func of(_ machines: Machines, at now: Moment) -> StatusDigest {
        StatusDigest(
            state: .of(machines), heldBack: Status.heldBack(machines, at: now), calls: machines.heldBack.callers,
            snoozesLeft: Status.snoozesLeft(machines.board), sources: machines.board.world.sources,
            stage: machines.hold.hold?.stage, offersNoPose: machines.board.world.practice.offersNoPose,
            carefulUntil: machines.board.world.practice.carefulUntil,
            standing: machines.standing.current, sittingSince: machines.board.presence.bout.sittingSince,
            sittingDue: machines.queueView.sittingDue,
            isSittingOff: machines.board.world.settings.sitting.remindAfter == nil,
            opening: machines.board.queue.nextOpening?.at)
    }
}
