/// The end of a snooze or a pause that has no fixed length.
public enum DelayEnd: Hashable, Sendable {
    /// The next time that the user's clock shows this.
    case time(TimeOfDay)
    /// The next morning: the first hour of `[sitting] hours`, else 06:00, on any weekday.
    case tomorrow
    /// The end of the current call, film or presentation.
    case callEnd
}

extension DelayEnd {
    /// How far away a time can be at most, rounded up: 06:00 to the end of the next day, and the hour by which the
    /// clocks may be set back.
    static let furthest: Duration = .seconds(48 * 3600)
    /// When a day begins without `hours`, and when a night ends. Not a setting.
    private static let morning = TimeOfDay(hour: 6, minute: 0)

    /// When it is; nil for the end of a call.
    ///
    /// - Parameter hours: The hours of sitting reminders. Their days do not count.
    func time(after now: UTC, hours: DailyRanges, _ calendar: Calendar) -> UTC? {
        switch self {
        case .time(let time): calendar.next(time, after: now)
        case .tomorrow: Self.tomorrow(after: now, at: hours.ranges.map(\.from).min() ?? Self.morning, calendar)
        case .callEnd: nil
        }
    }

    /// For a user who is still up at night, tomorrow comes after sleeping, and not a day later.
    private static func tomorrow(after now: UTC, at begin: TimeOfDay, _ calendar: Calendar) -> UTC {
        let today = calendar.local(now)
        if today.time < min(begin, morning) { return calendar.next(begin, after: now) }
        return calendar.resolve(LocalTime(today.date.advanced(by: 1), begin)).opening
    }
}
