/// Reminders on the screen, and snoozed.
extension ReminderQueue {
    /// These slots were answered, here or at another machine: they do not open, and one that waits is dropped, unless
    /// its hold is running.
    mutating func close(_ answered: Set<SlotDate>, except heldKind: ReminderKind?) -> [News] {
        for slot in answered { slots.close(slot) }
        return reminders.filter { reminder in
            guard reminder.kind != heldKind, let slot = SlotDate(reminder.kind, reminder.date) else { return false }
            return answered.contains(slot)
        }.flatMap { drop($0.kind) }
    }

    /// A snooze that is granted.
    struct Delay {
        let reminder: Reminder
        let length: Duration
        let endsWithCall: Bool
        /// The time of day at which it ends; nil for a snooze with a length.
        let time: UTC?
        /// How many snoozes the reminder has left.
        let left: Int
    }

    /// The decision about a wish to snooze.
    enum DelayDecision {
        case granted(Delay)
        /// Nothing changes, and the user gets this reply.
        case answered(Reply)
    }

    /// The reminder that the command snoozes; nil for none. One that was ignored cannot be snoozed.
    var snoozeKind: ReminderKind? {
        target.flatMap { $0.phase == .silent ? nil : $0.kind }
    }

    // MARK: The gate

    /// From `now` on only a call holds the reminder of `kind` back.
    mutating func waitForCalls(_ kind: ReminderKind, at now: Instant) {
        change(kind) { $0.callsSince = now }
    }

    // MARK: The screen

    /// The reminder of `kind` is on the screen. Returns it if the history has no row for this appearance yet.
    mutating func shown(_ kind: ReminderKind, at now: Instant) -> Reminder? {
        var first: Reminder?
        change(kind) { reminder in
            reminder.phase = .shown(since: now)
            reminder.isCutShort = false
            reminder.snoozedTo = nil
            if !reminder.isOnRecord { first = reminder }
            reminder.isOnRecord = true
        }
        return first
    }

    /// The reminder of `kind` was withdrawn at `now`, or could not be shown: it waits at the gate again.
    mutating func putBack(_ kind: ReminderKind, at now: Instant) {
        change(kind) { $0.putBack(at: now) }
    }

    /// The reminder of `kind` was withdrawn because the user answers it, or its text was no longer right.
    mutating func recall(_ kind: ReminderKind) {
        change(kind) { $0.phase = .waiting }
    }

    /// The reminders at the gate that were withdrawn after they were seen (``Reminder/wasSeen(_:)``).
    func seen(_ delivery: DeliverySettings) -> [Reminder] {
        reminders.filter { $0.phase == .waiting && $0.wasSeen(delivery) }
    }

    /// The hold for the reminder of `kind` was stopped too early to answer it. It is shown again like one that left the
    /// screen, unless it was ignored before.
    mutating func cutShort(_ kind: ReminderKind, _ delivery: DeliverySettings, at now: Instant) -> Reminder? {
        change(kind) { reminder in
            reminder.isCutShort = true
            reminder.snoozedTo = nil
        }
        return reminder(of: kind)?.phase == .silent ? nil : rest(kind, usesNudge: true, delivery, at: now)
    }

    /// When the reminder of `kind` comes again after a hold that was stopped too early; nil if it does not.
    func comesAgain(_ kind: ReminderKind) -> Instant? {
        guard let reminder = reminder(of: kind), reminder.isCutShort, case .resting(let until) = reminder.phase
        else { return nil }
        return reminder.windowEnd.map { until < $0 } ?? true ? until : nil
    }

    /// The reminder of `kind` left the screen without an answer. If a program closes it early, the user may not have
    /// seen it, and no nudge is used.
    mutating func leave(
        _ kind: ReminderKind, _ reason: CloseReason, _ delivery: DeliverySettings, at now: Instant
    ) -> Reminder? {
        rest(kind, usesNudge: reason != .closed, delivery, at: now)
    }

    /// The reminder of `kind` is shown again after `nudge`, until its nudges are used (rule 7). Then it counts as
    /// ignored and is returned.
    private mutating func rest(
        _ kind: ReminderKind, usesNudge: Bool, _ delivery: DeliverySettings, at now: Instant
    ) -> Reminder? {
        var ignored: Reminder?
        change(kind) { reminder in
            reminder.putBack(at: now)
            if usesNudge || reminder.wasSeen(delivery) {
                reminder.endAppearance()
                reminder.unanswered += 1
            }
            if reminder.unanswered > delivery.nudges {
                reminder.phase = .silent
                ignored = reminder
            } else {
                reminder.phase = .resting(until: now + delivery.nudge)
            }
        }
        if ignored != nil, kind == .sitting { _ = drop(.sitting) }
        return ignored
    }

    // MARK: Snoozes

    /// The snooze that ends first; nil if no reminder is snoozed.
    var snooze: (until: Instant, endsWithCall: Bool)? {
        reminders.lazy.compactMap(\.snooze).min { $0.until < $1.until }
    }

    /// Decides about a snooze of `kind` for `wished`; nil for the first of the configured lengths.
    func delay(_ kind: ReminderKind?, for wished: Duration?, _ settings: SnoozeSettings, _ view: View, at now: Moment)
        -> DelayDecision
    {
        if let refusal = refusal(kind, settings, view) { return .answered(.refused(refusal)) }
        let length = wished ?? settings.lengths[0]
        let longest = settings.lengths.max() ?? length
        guard length >= .seconds(1), length <= longest else {
            return .answered(.refused(.snoozeLength(longest: longest)))
        }
        return delay(kind, length, endsWithCall: false, settings, at: now)
    }

    /// Decides about a snooze of `kind` until `end`.
    func delay(_ kind: ReminderKind?, until end: DelayEnd, _ world: World, _ view: View, at now: Moment)
        -> DelayDecision
    {
        let settings = world.settings.snooze
        if let until = end.time(after: now.utc, hours: world.settings.sitting.hours, world.calendar) {
            if let refusal = refusal(kind, settings, view) { return .answered(.refused(refusal)) }
            guard until - now.utc <= ReminderPolicy.longestSnoozeUntil else {
                return .answered(.refused(.snoozeTooFar(until: until)))
            }
            return delay(kind, until - now.utc, endsWithCall: false, to: until, settings, at: now)
        }
        guard view.isInCall else { return .answered(.refused(.noCall)) }
        // It already ends with the call, so this uses no other snooze.
        if let reminder = kind.flatMap(reminder(of:)), case .snoozed(let until, true) = reminder.phase {
            return .answered(
                .snoozedForCall(until: now.utc(at: until), left: max(0, settings.budget - reminder.snoozes)))
        }
        if let refusal = refusal(kind, settings, view) { return .answered(.refused(refusal)) }
        // A call may never end, so there is a limit.
        return delay(kind, world.settings.calls.longestWait, endsWithCall: true, settings, at: now)
    }

    private func refusal(_ kind: ReminderKind?, _ settings: SnoozeSettings, _ view: View) -> Reply.Refusal? {
        if view.isHolding { return .holdRunning }
        guard let reminder = kind.flatMap(reminder(of:)) else { return .nothingDue }
        return reminder.snoozes < settings.budget ? nil : .budgetSpent(budget: settings.budget)
    }

    private func delay(
        _ kind: ReminderKind?, _ length: Duration, endsWithCall: Bool, to time: UTC? = nil, _ settings: SnoozeSettings,
        at now: Moment
    ) -> DelayDecision {
        guard let reminder = kind.flatMap(reminder(of:)) else { return .answered(.refused(.nothingDue)) }
        if let end = reminder.windowEnd, now.instant + length >= end {
            return .answered(.refused(.beyondWindow(end: now.utc(at: end))))
        }
        return .granted(
            Delay(
                reminder: reminder, length: length, endsWithCall: endsWithCall, time: time,
                left: settings.budget - reminder.snoozes - 1))
    }

    /// The civil clock was set, maybe while no agent ran. A snooze until a time of day goes by the clock, unless that
    /// time is further away now than such a snooze can be, or after the end of the slot's window. One that is over
    /// because the clock was ahead goes on.
    mutating func moveSnoozes(at now: Moment) {
        for reminder in reminders {
            guard let time = reminder.snoozedTo, time - now.utc <= ReminderPolicy.longestSnoozeUntil,
                reminder.windowEnd.map({ now.instant(at: time) < $0 }) ?? true
            else { continue }
            switch reminder.phase {
            case .snoozed: break
            case .waiting: if time <= now.utc { continue }
            case .shown, .resting, .silent: continue
            }
            change(reminder.kind) { $0.phase = .snoozed(until: now.instant(at: time), endsWithCall: false) }
        }
    }

    /// Snoozes a reminder as granted.
    mutating func apply(_ delay: Delay, at now: Instant) {
        change(delay.reminder.kind) { reminder in
            reminder.snoozes += 1
            reminder.snoozedTo = delay.time
            reminder.endAppearance()
            // That snooze is a wait for calls, and its end is not the begin of another one.
            if delay.endsWithCall { reminder.callsSince = now }
            reminder.phase = .snoozed(until: now + delay.length, endsWithCall: delay.endsWithCall)
        }
    }
}
