extension ReminderPolicy {
    /// What `balasana status` tells at `now`, which must not lie before the last event.
    public func status(at now: Moment) -> Status {
        Status(
            state: state, sitting: bout.sitting(at: now.instant),
            sittingSince: bout.sittingSince.map { now.utc(at: $0) }, next: next(at: now),
            heldBack: heldBack(at: now),
            calls: calls.holders,
            pausedUntil: pauseEnd.map { now.utc(at: $0) }, pauseEndsWithCall: pause == .callEnd,
            snoozeEndsWithCall: reminders.contains { $0.isSnoozed && $0.snoozeEndsWithCall },
            snoozesLeft: snoozesLeft, sources: sources,
            hold: hold, unheard: toldUnheard, isSuspended: practice.offersNoPose)
    }

    var state: Status.State {
        if isHolding { return .holding }
        if reminders.contains(where: \.isShown) { return .shown }
        if pause != nil { return .paused }
        if reminders.contains(where: \.isSnoozed) { return .snoozed }
        if reminders.contains(where: { $0.phase != .silent }) { return .due }
        return presence.isAway ? .away : .sitting
    }

    func heldBack(at now: Moment) -> [Status.HeldBack] {
        var reasons: [Status.HeldBack] = []
        if pause != nil { reasons.append(.pause(until: pauseEnd)) }
        if isSilenced { reasons.append(.doNotDisturb) }
        if calls.since != nil, settings.calls.wait, !isThroughCall(at: now.instant) { reasons.append(.call) }
        if let end = hours.quietUntil { reasons.append(.quiet(until: end)) }
        if let end = hours.offUntil { reasons.append(.offHours(until: end)) }
        if let end = mealWaitEnd(at: now.utc) { reasons.append(.meal(until: end)) }
        return reasons
    }

    var snoozesLeft: Int {
        guard let target else { return settings.snooze.budget }
        return max(0, settings.snooze.budget - reminders[target].snoozes)
    }

    private var pauseEnd: Instant? {
        if case .until(let end) = pause { end } else { nil }
    }

    private func next(at now: Moment) -> Status.Next? {
        if pause == .indefinite || pause == .callEnd { return nil }
        let earliest = max(now.instant, settledAt, pauseEnd ?? now.instant)
        var found: [(kind: ReminderKind, at: Instant)] = reminders.compactMap { reminder in
            switch reminder.phase {
            case .waiting:
                (
                    reminder.kind,
                    max(
                        now.instant, callHoldEnd(reminder) ?? now.instant,
                        mealHoldEnd(reminder, at: now.utc).map(now.instant(at:)) ?? now.instant)
                )
            case .shown: (reminder.kind, now.instant)
            case .snoozed(let until), .resting(let until): (reminder.kind, until)
            case .silent: nil
            }
        }
        if !hasSittingReminder, let due = bout.dueAt(after: settings.sitting.remindAfter) {
            found.append((.sitting, due))
        }
        if let opening = slots.next {
            found.append((.slot(opening.slot.name), now.instant(at: opening.at)))
        }
        found = found.map { ($0.kind, now.instant(at: free($0.kind, at: now.utc(at: $0.at)))) }
        guard let first = found.min(by: { $0.at < $1.at }) else { return nil }
        let isShown = reminders.contains { $0.isShown && $0.kind == first.kind }
        let at = now.utc(at: isShown ? first.at : max(first.at, earliest))
        let choice = offer(first.kind, at: at)
        let variation = choice.pose.variation
        var next = Status.Next(
            kind: first.kind, at: at, hold: holdLength(of: first.kind, variation, at: at), variation: variation)
        if case .meal(let until) = choice.reasons.first { next.poseWaits = until }
        return next
    }
}
