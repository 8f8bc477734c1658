import HistoryStatistics
import ReminderCore
import Storage

/// The days of the history, for `stats` and everything else that adds them up.
struct HistoryFigures {
    /// The figures of each date, the first one first.
    let days: [DayFigures]
    /// Today's date.
    let today: LocalDate
    /// What could not be read.
    let unreadable: UnreadableHistory

    /// Reads the rows of `machine`, or of all machines if it is nil, from `first` until today, and adds the `open`
    /// periods.
    init(
        _ history: History, machine: String? = nil, open: OpenPeriods? = nil, from first: LocalDate,
        _ calendar: Calendar, at now: UTC
    ) {
        today = calendar.local(now).date
        var tally = HistoryTally(min(first, today)...today, now: now, calendar)
        unreadable = history.forEachRowInAnyOrder(machine: machine, since: first) { record in
            if let row = StatisticsRow(record) { tally.add(row) }
        }
        for row in open?.rows ?? [] { tally.add(row) }
        // The user has the same body at every desk.
        let latest = now + Practice.clockError
        let pain = history.rowsAboutPain().compactMap(StatisticsRow.init).filter { $0.time.utc <= latest }
        days = tally.days(PainDays(pain))
    }

    /// The figures of the last `count` days, and of as many days before them.
    func periods(_ count: Int) -> (period: PeriodFigures, before: PeriodFigures) {
        periods(count, until: days.count)
    }

    /// The figures of the `count` days before today, and of as many days before them.
    func periodsBeforeToday(_ count: Int) -> (period: PeriodFigures, before: PeriodFigures) {
        periods(count, until: days.count - 1)
    }

    private func periods(_ count: Int, until end: Int) -> (period: PeriodFigures, before: PeriodFigures) {
        let middle = end - count
        return (
            PeriodFigures(days[middle..<end], today: today),
            PeriodFigures(days[max(0, middle - count)..<middle], today: today)
        )
    }
}
