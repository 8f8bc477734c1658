/// What those see who follow the policy step by step, besides its effects.
extension ReminderPolicy {
    /// The reminders without an outcome, in the order in which they came to be due.
    public var openReminders: [Reminder] { reminders }

    /// Whether a reminder would find nobody.
    public var isAway: Bool { presence.isAway || presence.isBarred }

    /// What `kind` asks for at `now`, and for how long.
    public func asking(_ kind: ReminderKind, at now: UTC) -> (variation: Variation, hold: Duration) {
        let variation = offer(kind, at: now).pose.variation
        return (variation, holdLength(of: kind, variation, at: now))
    }

    /// Why `reminder` is held back at `now` (rules 6 and 10); empty when it is not, or is not waiting to be shown.
    public func reasonsToWait(_ reminder: Reminder, at now: Moment) -> [Status.HeldBack] {
        guard reminder.phase == .waiting else { return [] }
        var reasons = heldBack(at: now).filter { reason in
            switch reason {
            case .pause, .doNotDisturb, .quiet: true
            case .offHours: reminder.kind == .sitting
            // Each reminder has waited for a call for a time of its own.
            case .call: false
            case .meal: mealHoldEnd(reminder, at: now.utc) != nil
            }
        }
        if let end = callHoldEnd(reminder), now.instant < end { reasons.append(.call) }
        return reasons
    }
}
