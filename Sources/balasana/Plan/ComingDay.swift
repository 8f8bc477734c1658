import ReminderCore

/// The fixed events of a date: the slots that open, the meals and the quiet hours.
struct ComingDay: Hashable {
    /// A slot on one date.
    struct Session: Hashable {
        /// The name of the slot.
        let name: String
        /// The time at which it opens. If the clock skips that time, the slot opens at the end of the gap.
        let opens: UTC
        /// Whether it has opened already.
        let isOpen: Bool
        /// Until when it waits, and for what; nil if it does not wait.
        let wait: Wait?
        /// The end of its window.
        let ends: UTC
        let hold: Duration
        /// The pose and its reasons. A late session uses the chair.
        let choice: PoseChoice

        var variation: Variation { choice.pose.variation }
    }

    /// Why a session comes later than it opens.
    struct Wait: Hashable {
        /// What a session waits for.
        enum Reason: Hashable { case meal, quiet, pause }

        /// When it is over.
        var until: UTC
        /// The reason that ends last.
        var reason: Reason
    }

    struct Meal: Hashable {
        /// The name of the meal.
        let name: String
        let begins: UTC
        let ends: UTC
        /// The time from which poses are offered again.
        let poseFrom: UTC
    }

    /// A period without reminders.
    struct Quiet: Hashable {
        let begins: UTC
        let ends: UTC
    }

    let date: LocalDate
    /// Sessions that are open or still to come, in chronological order.
    let sessions: [Session]
    /// Meals that are not over, in chronological order.
    let meals: [Meal]
    /// Quiet hours that are not over, in chronological order.
    let quiet: [Quiet]

    /// The plan made at `now` for `count` dates, beginning with today. Holds have the length that they would have now.
    /// Today also includes events of yesterday that are not over.
    ///
    /// - Parameters:
    ///   - opened: The slots before a change of the settings at `now`. A slot that is open stays open, a slot that
    ///     opened on a date does not open again on that date, and a new slot does not open for an earlier time.
    ///   - records: The slot records that the agent saved.
    ///   - pause: The current pause. What is over before its end is left out.
    static func days(
        _ count: Int, _ settings: Settings, _ practice: Practice, _ outcomes: SlotOutcomes, _ calendar: Calendar,
        at now: UTC, opened: [SlotSettings]? = nil, records: [SlotRecord] = [], pause: PlannedPause? = nil
    ) -> [ComingDay] {
        let plan = DayPlan(
            settings: settings, opened: opened ?? settings.slots, records: records, practice: practice,
            outcomes: outcomes, calendar: calendar, now: now, pause: pause)
        let today = calendar.local(now).date
        return (0..<count).map { today.advanced(by: $0) }.filter(calendar.exists).map { date in
            let dates = date == today ? [date.advanced(by: -1), date] : [date]
            return ComingDay(
                date: date,
                sessions: dates.flatMap(plan.sessions).sorted { $0.opens < $1.opens },
                meals: dates.flatMap(plan.meals).sorted { $0.begins < $1.begins },
                quiet: dates.flatMap(plan.quiet).sorted { $0.begins < $1.begins })
        }
    }
}
