import ReminderCore

/// When a meal begins and ends, as one value of the config.
struct MealTimes: Hashable, Sendable {
    let from: TimeOfDay
    let until: TimeOfDay
}
