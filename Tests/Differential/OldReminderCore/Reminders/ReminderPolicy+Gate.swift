extension ReminderPolicy {
    /// The one gate that everything presented by itself passes (rule 2).
    mutating func passGate(at now: Moment) {
        guard let index = candidate(at: now), !isHeldBack(reminders[index], at: now.instant), isOpen(at: now.instant),
            !isLongPause(at: now.instant)
        else {
            gateOpenSince = nil
            return
        }
        let since = gateOpenSince ?? now.instant
        gateOpenSince = since
        guard isGoodMoment(at: now.instant, waitingSince: since) else { return }
        gateOpenSince = nil
        retryAt = nil
        let content = content(of: reminders[index], at: now)
        show(.reminder(reminders[index].kind), .reminder(content), at: now)
        screen?.reminder = content
    }

    /// The reminder that comes first: a slot before sitting, the older slot before the younger.
    private func candidate(at now: Moment) -> Int? {
        var sitting: Int?
        var slotIsOpen = false
        for (index, reminder) in reminders.enumerated() {
            switch reminder.kind {
            case .sitting:
                if reminder.phase == .waiting { sitting = index }
            case .slot:
                // A slot that waits for a meal lets a sitting reminder pass, which asks to walk.
                if mealHoldEnd(reminder, at: now.utc) != nil { continue }
                if reminder.phase == .waiting { return index }
                // A slot that was ignored for good has nothing to wait for any more.
                if reminder.phase != .silent { slotIsOpen = true }
            }
        }
        return slotIsOpen || isSlotNear(at: now) ? nil : sitting
    }

    /// Whether nothing but a good moment is missing.
    private func isOpen(at now: Instant) -> Bool {
        screen == nil && !isHolding && hasServer && !presence.isAway && !presence.isBarred
            && presence.touch == nil && now >= settledAt && now >= retryAt ?? now
    }

    /// In the middle of a pause this long nobody may be there: wait for the input that ends it, or for the break.
    private func isLongPause(at now: Instant) -> Bool {
        guard let silence = presence.emptySilence(at: now) else { return false }
        return silence > max(settings.delivery.longPause, settings.delivery.pause)
    }

    private func isGoodMoment(at now: Instant, waitingSince: Instant) -> Bool {
        guard presence.hasIdleSource else { return true }
        if let idleSince = presence.idleSince, now - idleSince >= settings.delivery.pause { return true }
        return now - waitingSince >= settings.delivery.patience
    }

    /// Whether a sitting reminder waits for a slot that is about to open (rule 3).
    private func isSlotNear(at now: Moment) -> Bool {
        guard let next = slots.next else { return false }
        return next.at - now.utc <= settings.delivery.beforeSlot
    }

    /// When time alone would open the gate or make the moment a good one.
    func gateDeadline(at now: Moment) -> Instant? {
        if let since = gateOpenSince {
            let patient = since + settings.delivery.patience
            guard let idleSince = presence.idleSince else { return patient }
            return min(patient, idleSince + settings.delivery.pause)
        }
        guard let index = candidate(at: now) else { return nil }
        let open = max(settledAt, retryAt ?? settledAt, callHoldEnd(reminders[index]) ?? settledAt)
        return open > now.instant ? open : nil
    }

    /// - Parameter since: When it was asked for; nil for `now`.
    func content(of reminder: Reminder, at now: Moment, since: UTC? = nil) -> ReminderContent {
        let left = settings.snooze.budget - reminder.snoozes
        let length = settings.snooze.lengths[0]
        let fits = reminder.windowEnd.map { now.instant + length < $0 } ?? true
        let choice = offer(reminder.kind, at: now.utc, since: since)
        var waits: UTC?
        if case .meal(let until) = choice.reasons.first { waits = until }
        return ReminderContent(
            kind: reminder.kind, purpose: purpose(of: reminder.kind), pose: choice.pose,
            hold: holdLength(of: reminder.kind, choice.pose.variation, at: now.utc),
            sitting: bout.sitting(at: now.instant), poseWaits: waits.map { calendar.local($0).time },
            snoozesLeft: settings.snooze.budget == 0 ? nil : max(0, left),
            snooze: left > 0 && fits ? length : nil,
            onScreen: settings.delivery.onScreen)
    }

    /// Puts something on the screen in place of what is there.
    mutating func show(_ subject: Screen.Subject, _ content: Presentation.Content, at now: Moment) {
        screen = Screen(id: nextPresentation, subject: subject, sentAt: now.instant)
        effects.append(.present(Presentation(id: nextPresentation, content: content)))
        nextPresentation += 1
        save()
    }
}
