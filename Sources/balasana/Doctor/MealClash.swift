import ReminderCore

/// A slot that waits for a configured meal until its window is over, so that nothing is ever seen of it (rule 6).
struct MealClash: Hashable {
    /// The slot's name.
    let slot: String
    /// When its window begins.
    let from: TimeOfDay
    /// When it ends.
    let until: TimeOfDay
    /// Until when it waits.
    let waitsUntil: TimeOfDay

    /// Those of `settings` in the week from `date` on.
    static func found(in settings: Settings, _ calendar: Calendar, from date: LocalDate) -> [MealClash] {
        settings.slots.compactMap { slot in
            let dates = (0..<7).map(date.advanced(by:)).filter { slot.days.contains($0.weekday) }
            return dates.lazy.compactMap { clash(of: slot, on: $0, settings, calendar) }.first
        }
    }

    private static func clash(
        of slot: SlotSettings, on date: LocalDate, _ settings: Settings, _ calendar: Calendar
    ) -> MealClash? {
        let opening = calendar.resolve(LocalTime(date, slot.at)).opening
        let end = opening + slot.catchUp
        guard settings.choice(of: .slot(slot.name), Practice()).pose.variation.isPose,
            let wait = settings.mealEnd(Practice(), calendar, at: opening), wait >= end
        else { return nil }
        return MealClash(
            slot: slot.name, from: slot.at, until: calendar.local(end).time, waitsUntil: calendar.local(wait).time)
    }

    /// What there is to say about it.
    var finding: Finding {
        Finding(
            about: .config,
            what: """
                The session \(slot) is never offered on some days: it waits for a meal until \
                \(waitsUntil.hoursAndMinutes), and its window from \(from.hoursAndMinutes) to \
                \(until.hoursAndMinutes) is over by then.
                """,
            advice: "Move it with `at` in [slot \(slot)] of the config, or make its `catch_up` longer.")
    }
}
