import HistoryStatistics
import ReminderCore

/// Rows of a few days, and what they add up to.
struct Days {
    private var tally: HistoryTally
    private var pain: [StatisticsRow] = []
    private let today: LocalDate

    /// The dates from `first` to `today`, at the end of that day.
    init(_ first: String, _ today: String) {
        self.today = LocalDate(text: today)!
        let now = UTC(seconds: Int64(self.today.daysSinceEpoch + 1) * 86_400)
        tally = HistoryTally(LocalDate(text: first)!...self.today, now: now, Calendar(zone: Self.berlin))
    }

    /// What each day adds up to.
    var figures: [DayFigures] { tally.days(PainDays(pain)) }

    /// What all days add up to.
    var period: PeriodFigures { PeriodFigures(figures[...], today: today) }

    mutating func sit(_ from: String, _ until: String, _ seconds: Int, mayContinue: Bool = false) {
        add(until, .sitting(from: Self.time(from), counted: .seconds(seconds), mayContinue: mayContinue))
    }

    mutating func watch(_ from: String, _ until: String) {
        add(until, .observed(from: Self.time(from)))
    }

    mutating func happen(_ time: String, _ event: HistoryEvent) {
        add(time, .event(event))
    }

    private mutating func add(_ time: String, _ content: StatisticsRow.Content) {
        let row = StatisticsRow(Self.time(time), content)
        tally.add(row)
        pain.append(row)
    }

    /// Berlin in 2026.
    private static let berlin: Zone = {
        let (spring, autumn) = (time("2026-03-29T01:00:00Z").utc, time("2026-10-25T01:00:00Z").utc)
        return Zone(name: "Europe/Berlin") { now in
            if now < spring { return Zone.Interval(start: nil, end: spring, offset: 3600) }
            if now < autumn { return Zone.Interval(start: spring, end: autumn, offset: 7200) }
            return Zone.Interval(start: autumn, end: nil, offset: 3600)
        }
    }()

    private static func time(_ text: String) -> LocalTimestamp { try! LocalTimestamp(Array(text.utf8)[...]) }
}
