import ReminderCore

/// Compares the waiting reminders before and after each event.
struct ReminderWatch {
    /// What identifies a reminder from when it is due until its outcome.
    private struct Key: Hashable {
        let kind: ReminderKind
        let date: LocalDate?
        let dueSince: Instant
    }

    /// The open reminders after the last event, with the reasons that held each back; empty for none.
    private var open: [(key: Key, reasons: [Status.HeldBack])] = []

    /// What is new in `policy` at `now`: reminders that are due, held back or released.
    mutating func events(in policy: ReminderPolicy, at now: Moment) -> [SimulatedEvent] {
        if open.isEmpty, policy.openReminders.isEmpty { return [] }
        var events: [SimulatedEvent] = []
        let before = open
        open = []
        // Reminders keep their order, and a new one comes last, so a single pass finds those that were there before.
        var rest = before[...]
        for (reminder, possible) in zip(policy.openReminders, policy.reasonsToWait(at: now)) {
            func event(_ what: SimulatedEvent.What) -> SimulatedEvent {
                let (variation, hold) = policy.asking(reminder.kind, at: now.utc)
                return SimulatedEvent(
                    what, reminder.kind, at: now.utc, policy.calendar, hold: hold, variation: variation)
            }
            let key = Key(kind: reminder.kind, date: reminder.date, dueSince: reminder.dueSince)
            let reasons = reminder.phase == .waiting ? possible : []
            rest = rest.drop { $0.key != key }
            let known = rest.popFirst()
            if known == nil { events.append(event(.due(reminder.date))) }
            let held = known?.reasons ?? []
            if held.isEmpty, !reasons.isEmpty { events.append(event(.heldBack(reasons))) }
            switch reminder.phase {
            case .waiting, .shown:
                if !held.isEmpty, reasons.isEmpty { events.append(event(.released(held))) }
            // An answer to a reminder that is held back releases nothing.
            case .snoozed, .resting, .silent: break
            }
            open.append((key, reasons))
        }
        return events
    }
}
