import ReminderCore

/// What is fixed for a date: the slots that open, the meals and the quiet hours.
struct ComingDay: Hashable {
    /// A slot's one opening on a date.
    struct Session: Hashable {
        /// The slot's name.
        let name: String
        /// When it opens: where the wall clock jumps over its time, at the jump's end.
        let opens: UTC
        /// Whether it is open.
        let isOpen: Bool
        /// Until when it waits for a meal or for quiet hours; nil when it does not.
        let waitsUntil: UTC?
        /// Whether it waits for quiet hours.
        let waitsForQuiet: Bool
        /// When its window ends.
        let ends: UTC
        let hold: Duration
        /// What is held, and why: late, it is on the chair.
        let choice: PoseChoice

        var variation: Variation { choice.pose.variation }
    }

    /// A meal.
    struct Meal: Hashable {
        /// The meal's name.
        let name: String
        let begins: UTC
        let ends: UTC
        /// Before this no pose is offered.
        let poseFrom: UTC
    }

    /// Hours without reminders.
    struct Quiet: Hashable {
        let begins: UTC
        let ends: UTC
    }

    let date: LocalDate
    /// Those that are open or still come, in chronological order.
    let sessions: [Session]
    /// Those that are not over, in chronological order.
    let meals: [Meal]
    /// Those that are not over, in chronological order.
    let quiet: [Quiet]

    /// The `count` dates from today on, as they are planned at `now`: holds are as long as they would be then. Today
    /// has what is not over of yesterday, too.
    ///
    /// - Parameter opened: The slots as they were until `now`, where the settings have just changed: what is open stays
    ///   open, what has opened on a date does not open on it again, and what is new does not open for a time before.
    /// - Parameter records: What the agent has saved of the slots.
    static func days(
        _ count: Int, _ settings: Settings, _ practice: Practice, _ outcomes: SlotOutcomes, _ calendar: Calendar,
        at now: UTC, opened: [SlotSettings]? = nil, records: [SlotRecord] = []
    ) -> [ComingDay] {
        let plan = DayPlan(
            settings: settings, opened: opened ?? settings.slots, records: records, practice: practice,
            outcomes: outcomes,
            calendar: calendar, now: now)
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
