import ReminderCore

/// Dates and weekdays in English.
public enum DateText {
    /// The time of day to the minute, such as `07:30`.
    public static func clock(_ time: UTC, _ calendar: Calendar) -> String {
        calendar.local(time).time.hoursAndMinutes
    }

    /// The time of day to the minute as seen on `today`: with the weekday if it is on another day, such as `07:30 on
    /// Mon`, and with the date from a week on, such as `07:30 on 7 Dec`.
    public static func when(_ time: LocalTime, today: LocalDate) -> String {
        let clock = time.time.hoursAndMinutes
        if time.date == today { return clock }
        let isNear = abs(time.date.daysSinceEpoch - today.daysSinceEpoch) < 7
        return "\(clock) on \(isNear ? weekday(time.date.weekday) : day(time.date))"
    }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Such as `30 Nov`.
    public static func day(_ date: LocalDate) -> String {
        let (_, month, day) = date.components
        return "\(day) \(months[month - 1])"
    }

    /// Such as `Nov 2026`.
    public static func month(_ date: LocalDate) -> String {
        let (year, month, _) = date.components
        return "\(months[month - 1]) \(year)"
    }

    /// Such as `Mon 30 Nov`, with the year if it is not `year`.
    public static func text(_ date: LocalDate, in year: Int) -> String {
        let own = date.components.year
        return "\(weekday(date.weekday)) \(day(date))" + (own == year ? "" : " \(own)")
    }

    /// Such as `Mon`.
    public static func weekday(_ day: Weekday) -> String { day.rawValue.capitalizedFirst }

    /// Such as `Mon to Fri`, `Sat and Sun` or `Mon, Wed and Fri`. Three or more consecutive days become a range.
    public static func weekdays(_ days: Set<Weekday>) -> String {
        var runs: [[Weekday]] = []
        for day in days.sorted() {
            if let last = runs.last?.last, last.number + 1 == day.number {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        return list(
            runs.flatMap { run in
                run.count > 2 ? ["\(weekday(run[0])) to \(weekday(run[run.count - 1]))"] : run.map(weekday)
            })
    }

    /// Such as `a`, `a and b`, or `a, b and c`.
    public static func list(_ parts: [String]) -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        return "\(parts.dropLast().joined(separator: ", ")) and \(parts[parts.count - 1])"
    }
}
