extension ReminderPolicy {
    /// Opens the slots whose time has come, and tells of those whose window passed unseen.
    mutating func lookForSlots(at now: Moment, tellsMissed: Bool) {
        let (open, missed) = slots.look(settings.slots, calendar, at: now.utc)
        if tellsMissed {
            for opening in missed {
                miss(.slot(opening.slot.name), date: opening.date, at: opening.windowEnd, now: now)
            }
        }
        for opening in open {
            let kind = ReminderKind.slot(opening.slot.name)
            if let older = index(of: kind) {
                if tellsMissed { miss(kind, date: reminders[older].date, at: now.utc, now: now) }
                drop(older)
            }
            let end = now.instant(at: opening.windowEnd)
            let reminder = Reminder(
                kind: kind, date: opening.date, dueSince: now.instant, phase: .waiting, windowEnd: end)
            reminders.append(reminder)
        }
        if !open.isEmpty || !missed.isEmpty { save() }
    }

    /// A slot without an outcome is missed when its window ends, unless its hold is running.
    mutating func closeWindows(at now: Moment) {
        while let index = reminders.firstIndex(where: { isOver($0, at: now.instant) }) {
            let reminder = reminders[index]
            let end = reminder.windowEnd.map { now.utc(at: $0) } ?? now.utc
            miss(reminder.kind, date: reminder.date, at: end, now: now)
            drop(index)
        }
    }

    private func isOver(_ reminder: Reminder, at now: Instant) -> Bool {
        guard let end = reminder.windowEnd, end <= now else { return false }
        return hold?.kind != reminder.kind
    }

    private mutating func miss(_ kind: ReminderKind, date: LocalDate?, at time: UTC, now: Moment) {
        let asked = HistoryEvent.Asked(
            kind, date: date, settings.offer(kind, practice, calendar, at: time).pose.variation)
        effects.append(
            .record(HistoryEntry(at: time, event: .missed(asked), sitting: bout.sitting(at: now.instant))))
        save()
    }

    /// Takes up a new config: what is gone from it is gone from the screen, what is new counts from now on.
    mutating func change(_ settings: Settings, at now: Moment) {
        // The calm after a return is as long as it would have been.
        settledAt = settledAt + (settings.delivery.settle - self.settings.delivery.settle)
        self.settings = settings
        hours.isOutdated = true
        inhibited(by: inhibitors, at: now)
        let unanswered = reminders.filter { $0.kind != hold?.kind }.compactMap { reminder in
            if case .slot(let name) = reminder.kind { reminder.date.map { (name: name, date: $0) } } else { nil }
        }
        slots.define(settings.slots, unanswered: unanswered, at: now.utc)
        while let gone = reminders.firstIndex(where: { isUndefined($0.kind) && $0.kind != hold?.kind }) { drop(gone) }
        dropWhatIsNotDue(at: now)
        lookForSlots(at: now, tellsMissed: false)
        withdrawWhatIsOutdated(at: now)
        oweCautions()
        save()
    }

    /// More sitting may be asked for now than before; what its user has answered stays answered.
    private mutating func dropWhatIsNotDue(at now: Moment) {
        guard let index = index(of: .sitting), let due = bout.dueAt(after: settings.sitting.remindAfter),
            due > now.instant
        else { return }
        switch reminders[index].phase {
        case .waiting, .shown: drop(index)
        case .snoozed, .resting, .silent: break
        }
    }

    func isUndefined(_ kind: ReminderKind) -> Bool {
        switch kind {
        case .sitting: false
        case .slot(let name): settings.slot(name) == nil
        }
    }
}
