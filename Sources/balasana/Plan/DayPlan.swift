import ReminderCore

/// Finds the sessions, meals and quiet hours that begin on a date and are not over.
struct DayPlan {
    let settings: Settings
    /// The slots before the settings changed.
    let opened: [SlotSettings]
    /// The slot records that the agent saved; empty if it has never run.
    let records: [SlotRecord]
    let practice: Practice
    let outcomes: SlotOutcomes
    let calendar: Calendar
    let now: UTC
    let pause: PlannedPause?

    /// From when something can come: now, or the end of the pause; nil for a pause until `resume`. A call may end at
    /// any moment.
    private var start: UTC? {
        switch pause {
        case .until(let end): max(now, end)
        case .indefinite: nil
        case .callEnd, nil: now
        }
    }

    /// The slots that are open or still to open, and do not end before the pause.
    func sessions(on date: LocalDate) -> [ComingDay.Session] {
        guard let start else { return [] }
        return unanswered(on: date).filter { $0.ends > start }
    }

    private func unanswered(on date: LocalDate) -> [ComingDay.Session] {
        settings.slots.compactMap { slot in
            guard !outcomes.has(slot.name, date) else { return nil }
            let before = opened.first { $0.name == slot.name }
            if let before, let session = session(before, on: date), session.isOpen {
                return session.ends > now && hasOpened(before, at: session.opens) ? session : nil
            }
            let hasBeenOpen = records.first { $0.name == slot.name }?.opened.contains(date) ?? false
            return hasBeenOpen ? nil : session(slot, on: date).flatMap { $0.isOpen ? nil : $0 }
        }
    }

    /// Whether `slot` opened at `time`. A slot does not open for a time before it was defined (rule 3).
    private func hasOpened(_ slot: SlotSettings, at time: UTC) -> Bool {
        guard let record = records.first(where: { $0.name == slot.name }) else { return records.isEmpty }
        return record.at == slot.at && time >= record.definedAt
    }

    func meals(on date: LocalDate) -> [ComingDay.Meal] {
        settings.meals.compactMap { meal in
            guard let start, let span = meal.span(on: date, calendar), span.end > start else { return nil }
            return ComingDay.Meal(
                name: meal.name, begins: span.begin, ends: span.end, poseFrom: span.end + settings.afterMeal)
        }
    }

    /// The quiet hours. Hours that the clock skips entirely are left out.
    func quiet(on date: LocalDate) -> [ComingDay.Quiet] {
        guard let start else { return [] }
        return settings.quiet.spans(on: date, calendar).filter { $0.end > max(start, $0.begin) }
            .map { ComingDay.Quiet(begins: $0.begin, ends: $0.end) }
    }

    /// The session of `slot` on `date`, even if it is over; nil if the slot does not open on that date.
    private func session(_ slot: SlotSettings, on date: LocalDate) -> ComingDay.Session? {
        guard let opens = slot.opening(on: date, calendar) else { return nil }
        let kind = ReminderKind.slot(slot.name)
        let isPose = settings.choice(of: kind, practice).pose.variation.isPose
        var free = max(opens, now)
        var wait: ComingDay.Wait?
        if let start, start > free { (free, wait) = (start, ComingDay.Wait(until: start, reason: .pause)) }
        // Quiet hours and meals can overlap. Stop after 8 steps because they may never end.
        for _ in 0..<8 {
            if let end = settings.quiet.end(at: free, calendar) {
                (free, wait) = (end, ComingDay.Wait(until: end, reason: .quiet))
            } else if isPose, let end = settings.mealEnd(practice, calendar, at: free), end > free {
                (free, wait) = (end, ComingDay.Wait(until: end, reason: .meal))
            } else {
                break
            }
        }
        let isLate = free - opens > SlotSettings.lateAfter
        let choice = settings.choice(of: kind, isLate: isLate, practice)
        let variation = choice.pose.variation
        let hold = settings.holdLength(of: kind, in: variation, practice, at: now)
        return ComingDay.Session(
            name: slot.name, opens: opens, isOpen: opens <= now, wait: wait, ends: opens + slot.catchUp, hold: hold,
            choice: choice)
    }
}
