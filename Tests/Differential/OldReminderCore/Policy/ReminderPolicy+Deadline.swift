extension ReminderPolicy {
    /// The one instant at which time alone will change something; nil when it will not.
    func nextDeadline(at now: Moment) -> Instant? {
        var earliest: Instant?
        func consider(_ instant: Instant?) {
            guard let instant else { return }
            earliest = earliest.map { min($0, instant) } ?? instant
        }
        consider(presence.deadline(settings.sitting, duringHold: isHoldCounted))
        consider(calls.deadline)
        consider(hold?.stageEnd)
        consider(hold?.nextCueAt)
        consider(mealWaitEnd(at: now.utc).map { now.instant(at: $0) })
        consider(mealBegin(at: now).map { now.instant(at: $0) })
        if question != nil, let retryAt, retryAt > now.instant { consider(retryAt) }
        consider(hours.until.map { now.instant(at: $0) })
        consider(slots.next.map { now.instant(at: $0.at) })
        consider(gateDeadline(at: now))
        consider(screenEnd)
        if case .until(let end) = pause { consider(end) }
        if !hasSittingReminder, !isHolding { consider(bout.dueAt(after: settings.sitting.remindAfter)) }
        for reminder in reminders {
            if hold?.kind != reminder.kind { consider(reminder.windowEnd) }
            switch reminder.phase {
            case .snoozed(let until), .resting(let until): consider(until)
            case .waiting, .shown, .silent: break
            }
        }
        return earliest
    }

    /// Which silence is worth hearing of: at rest only the one that makes a break.
    var wantedWatch: Duration {
        if isHoldCounted { return GuidedHold.quietThreshold }
        let wanted = presence.wantedWatch(settings.sitting)
        return gateOpenSince == nil ? wanted : min(wanted, settings.delivery.pause)
    }
}
