import ReminderCore
import Storage

/// What the config has planned for a day.
struct DayPlan {
    /// Something at a time of that day.
    struct Entry: Hashable {
        /// When it begins.
        let at: TimeOfDay
        /// What it is, such as `slot morning, hold 30s to 3m`.
        let what: String
    }

    /// In the order of time.
    let entries: [Entry]

    /// The plan of `settings` for `date`.
    init(_ settings: Settings, on date: LocalDate, _ calendar: Calendar) {
        guard calendar.exists(date) else {
            entries = []
            return
        }
        let weekday = date.weekday
        var entries: [Entry] = []
        for slot in settings.slots where slot.days.contains(weekday) {
            // On the day of a change of the clock a time may be one that the clock leaves out.
            let at = calendar.local(calendar.resolve(LocalTime(date, slot.at)).opening).time
            entries.append(Entry(at: at, what: "slot \(slot.name), hold \(Self.hold(slot.hold))"))
        }
        for meal in settings.meals where meal.days.contains(weekday) {
            let end = TimeOfDay(seconds: (meal.until.seconds + Int(settings.afterMeal.components.seconds)) % 86_400)
            entries.append(Entry(at: meal.from, what: "meal \(meal.name), no pose until \(end.hoursAndMinutes)"))
        }
        self.entries = entries.sorted { ($0.at, $0.what) < ($1.at, $1.what) }
    }

    private static func hold(_ range: HoldRange) -> String {
        let start = DurationText.format(range.start)
        return range.start == range.ceiling ? start : "\(start) to \(DurationText.format(range.ceiling))"
    }
}
