import HistoryStatistics

@testable import balasana

/// The keys of `stats --json` in balasana-json(7).
enum StatsManual {
    static let object = JSONManual.Object(
        command: "stats", remark: "One object.",
        keys: [
            ("machine", "The machine of `--machine`; null for all."),
            ("period.from", "The first date."), ("period.until", "The last date, which is today."),
            ("period.observed_days", "On how many days the agent watched."),
            ("period.observed_seconds", "How long it watched. Several machines at the same time count once."),
            ("period.days_at_desk", "Days at the desk without pain; today only if a pose was held."),
            ("period.days_practised", "How many of them had a pose that was held to its end."),
            ("period.days_in_pain", "Days at the desk in pain. They are not in the two figures above."),
            ("period.desk_poses", "Poses held to their end that were not in a session."),
            ("period.sessions[].slot", "The name of the session."),
            ("period.sessions[].held", "On how many days without pain it was done."),
            ("period.sessions[].asked", "On how many of these days it was due."),
            ("period.sitting", "null if no sitting was recorded."), ("period.sitting.seconds", "Sitting in all."),
            ("period.sitting.days", "Days with sitting, without today unless it is the only one."),
            ("period.sitting.seconds_per_day", "Sitting on one of these days."),
            ("period.sitting.bouts", "How often you sat down for at least a minute."),
            ("period.sitting.usual_bout_seconds", "The median of their lengths; null if there is none."),
            ("period.sitting.longest_bout_seconds", "The length of the longest; null if there is none."),
            ("period.sitting.longest_bout_from", "When it began."),
            ("period.sitting.breaks", "Breaks between two bouts of the same day."),
            ("period.sitting.standing_seconds", "Standing at the desk in all."),
            ("period.sitting.recorded_since", "The first day with sitting, if older rows have none; otherwise null."),
        ] + outcomes.map { ("period.reminders.\($0)", $1) } + [
            ("period.hours[].hour", "An hour of the day with reminders, from 0 to 23."),
            ("period.hours[].reminders", "What became of them: an object like reminders."),
            ("period.holds.poses", "Poses that were held to their end."),
            ("period.holds.partial", "Poses that ended early."), ("period.holds.walks", "Walks."),
            ("period.holds.seconds", "How long poses were held."),
            ("period.holds.planned[].slot", "The name of the session; null at the desk."),
            ("period.holds.planned[].first_seconds", "The planned length of the first hold."),
            ("period.holds.planned[].last_seconds", "The planned length of the last one."),
            ("period.holds.comfortable", "How often this was your answer."),
            ("period.holds.too_long", "How often this was your answer."),
            ("period.holds.hurt", "How often this was your answer."),
            ("period.holds.interrupted", "How often this was your answer."),
            ("before", "The same for as many days before: an object like period."),
            (
                "comparison.sitting",
                """
                How sitting on a day changed: less, more or same; too-little if a period has less than \
                \(PeriodComparison.fewest) days with sitting, observed-differs if the agent did not watch for a \
                similar time in both.
                """
            ), ("comparison.seconds_per_day", "By how much, to five minutes; null if there is no comparison."),
        ])

    private static let outcomes = ReminderOutcome.allCases.map { ($0.rawValue, meaning($0)) }

    private static func meaning(_ outcome: ReminderOutcome) -> String {
        switch outcome {
        case .held: "Reminders that were answered with a hold or a walk."
        case .partial: "Those whose hold ended early."
        case .walkedAway: "Those that were on the screen when you took a break."
        case .skipped: "Those that you skipped."
        case .unanswered: "Those that you did not answer, not even when they were repeated."
        case .missed: "Sessions that were over before they could be shown."
        }
    }
}
