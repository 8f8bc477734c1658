import ReminderCore

/// What is fixed for a date: the slots that open, and the meals.
struct ComingDay: Hashable {
    /// A slot on that date.
    struct Session: Hashable {
        /// The slot's name.
        let name: String
        /// When it opens: where the wall clock jumps over its time, at the jump's end.
        let opens: UTC
        /// Until when it waits for a meal or for quiet hours; nil when it does not.
        let waitsUntil: UTC?
        /// Whether it waits for quiet hours.
        let waitsForQuiet: Bool
        /// When its window ends.
        let ends: UTC
        let hold: Duration
        let variation: Variation
    }

    /// A meal on that date.
    struct Meal: Hashable {
        /// The meal's name.
        let name: String
        let begins: UTC
        let ends: UTC
        /// Before this no pose is offered.
        let poseFrom: UTC
    }

    /// Hours without reminders that begin on that date.
    struct Quiet: Hashable {
        let begins: UTC
        let ends: UTC
    }

    let date: LocalDate
    /// Those that still come, in the order of time.
    let sessions: [Session]
    /// Those that are not over, in the order of time.
    let meals: [Meal]
    /// Those that are not over, in the order of time.
    let quiet: [Quiet]

    /// The `count` dates from today on, as they are planned at `now`: holds are as long as they would be then.
    static func days(
        _ count: Int, _ settings: Settings, _ practice: Practice, _ calendar: Calendar, at now: UTC
    ) -> [ComingDay] {
        let today = calendar.local(now).date
        return (0..<count).map { today.advanced(by: $0) }.filter(calendar.exists).map { date in
            ComingDay(
                date: date,
                sessions: settings.slots.filter { $0.days.contains(date.weekday) }
                    .map { session($0, date, settings, practice, calendar, at: now) }
                    .filter { $0.opens > now }.sorted { $0.opens < $1.opens },
                meals: settings.meals.compactMap { meal in
                    meal.span(on: date, calendar).map { span in
                        Meal(
                            name: meal.name, begins: span.begin, ends: span.end, poseFrom: span.end + settings.afterMeal
                        )
                    }
                }
                .filter { $0.ends > now }.sorted { $0.begins < $1.begins },
                quiet: settings.quiet.spans(on: date, calendar).map { Quiet(begins: $0.begin, ends: $0.end) }
                    .filter { $0.ends > now }.sorted { $0.begins < $1.begins })
        }
    }

    private static func session(
        _ slot: SlotSettings, _ date: LocalDate, _ settings: Settings, _ practice: Practice, _ calendar: Calendar,
        at now: UTC
    ) -> Session {
        let opens = calendar.resolve(LocalTime(date, slot.at)).opening
        let kind = Kind.slot(slot.name)
        let variation = settings.choice(of: kind, practice).pose.variation
        let hold = variation.isPose ? settings.plan(of: kind, practice, at: now).length : Variation.walkLength
        var free = opens
        var waitsForQuiet = false
        // The end of one may lie in another; hours that never end are given up.
        for _ in 0..<8 {
            if let end = settings.quiet.end(at: free, calendar) {
                (free, waitsForQuiet) = (end, true)
            } else if variation.isPose, let end = settings.mealEnd(practice, calendar, at: free), end > free {
                free = end
            } else {
                break
            }
        }
        return Session(
            name: slot.name, opens: opens, waitsUntil: free > opens ? free : nil,
            waitsForQuiet: waitsForQuiet, ends: opens + slot.catchUp,
            hold: hold, variation: variation)
    }
}
