import HistoryStatistics
import ReminderCore

/// What the report says: days of the history, added up.
struct Report {
    /// The numbers of days that a report can have. More would be a page that nobody reads.
    static let allowedDays = 1...366

    /// The days, the first one first.
    let days: [DayFigures]
    /// The figures of all of them.
    let period: PeriodFigures
    /// The last week, or less if there are fewer days.
    let week: PeriodFigures
    /// As many days before it.
    let weekBefore: PeriodFigures
    /// Today's date.
    let today: LocalDate
    /// Whether all of the history could be read.
    let isComplete: Bool
    /// The reminders with other settings.
    let whatIf: WhatIf

    /// The number of days to read for a report of `count` days: the week in it is compared with the one before.
    static func daysToRead(_ count: Int) -> Int { max(count, 2 * min(7, count)) }

    /// The report of the last `count` of `days`, which are ``daysToRead(_:)`` or more and end today.
    init(_ days: [DayFigures], count: Int, isComplete: Bool, _ settings: Settings, _ calendar: Calendar) {
        self.days = Array(days.suffix(count))
        today = days[days.count - 1].date
        let length = min(7, count)
        period = PeriodFigures(days.suffix(count), today: today)
        week = PeriodFigures(days.suffix(length), today: today)
        weekBefore = PeriodFigures(days.dropLast(length).suffix(length), today: today)
        self.isComplete = isComplete
        whatIf = WhatIf(self.days, settings, calendar)
    }
}
