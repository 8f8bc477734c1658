import HistoryStatistics
import ReminderCore
import Testing

@Suite("Periods in the statistics") struct PeriodTests {
    private static func done(_ kind: ReminderKind, date: String? = nil, _ variation: Variation = .classic)
        -> HistoryEvent
    {
        .done(
            HistoryEvent.Held(kind, variation, .seconds(30)), .reminder(date: date.flatMap { LocalDate(text: $0) }),
            isVerified: true)
    }

    private static func asked(_ kind: ReminderKind, date: String? = nil) -> HistoryEvent.Asked {
        HistoryEvent.Asked(kind, date: date.flatMap { LocalDate(text: $0) }, .classic)
    }

    private static let hurt = HistoryEvent.answered(.hurt(.sitting, .classic))

    @Test func `a day without the computer is not a day without practice`() {
        var days = Days("2026-11-24", "2026-11-30")
        days.happen("2026-11-24T08:00:00.000+01:00", Self.done(.slot("morning"), date: "2026-11-24"))
        days.happen("2026-11-25T08:00:00.000+01:00", .skipped(Self.asked(.slot("morning"), date: "2026-11-25")))
        days.happen("2026-11-28T08:00:00.000+01:00", .missed(Self.asked(.slot("morning"), date: "2026-11-26")))
        days.happen("2026-11-30T09:00:00.000+01:00", .ate)
        let practice = days.period.practice
        #expect(practice.daysPractised == 1)
        #expect(practice.daysAtDesk == 2)
        #expect(practice.sessions.map(\.name) == ["morning"])
        #expect(practice.sessions.map { [$0.held, $0.asked] } == [[1, 2]])
    }

    @Test func `days in pain are neither with nor without practice`() {
        var days = Days("2026-11-01", "2026-11-30")
        for day in 1...9 {
            days.happen("2026-11-0\(day)T09:00:00.000+01:00", .ate)
        }
        days.happen("2026-11-02T10:00:00.000+01:00", Self.done(.sitting))
        days.happen("2026-11-03T10:00:00.000+01:00", Self.hurt)
        days.happen("2026-11-04T10:00:00.000+01:00", Self.done(.sitting))
        days.happen("2026-11-05T10:00:00.000+01:00", .answered(.better))
        let practice = days.period.practice
        #expect(practice.daysInPain == 3)
        #expect(practice.daysPractised == 1)
        #expect(practice.daysAtDesk == 6)
    }

    @Test func `pain lasts two weeks, and twice in a week it lasts until the user is well`() {
        var days = Days("2026-11-01", "2026-11-30")
        days.happen("2026-11-01T10:00:00.000+01:00", Self.hurt)
        #expect(days.figures.filter(\.isInPain).map(\.date.components.day) == Array(1...14))
        days.happen("2026-11-06T10:00:00.000+01:00", Self.hurt)
        #expect(days.figures.filter(\.isInPain).count == 30)
    }

    @Test func `an answer that was taken back does not count`() {
        var days = Days("2026-11-01", "2026-11-02")
        days.happen("2026-11-01T10:00:00.000+01:00", Self.hurt)
        days.happen("2026-11-01T10:01:00.000+01:00", .undone(.hurt(.sitting, .classic)))
        #expect(days.figures.filter(\.isInPain).isEmpty)
        #expect(days.period.holds.comfort == [:])
    }

    @Test func `a session counts once, with its best outcome on any machine`() {
        var days = Days("2026-11-01", "2026-11-02")
        days.happen("2026-11-01T08:00:00.000+01:00", .shown(Self.asked(.slot("gym")), hold: .seconds(30), nudge: 0))
        days.happen("2026-11-01T09:00:00.000+01:00", .missed(Self.asked(.slot("gym"), date: "2026-11-01")))
        #expect(days.period.reminders.counts == [.unanswered: 1])
        days.happen("2026-11-01T08:30:00.000+01:00", Self.done(.slot("gym"), date: "2026-11-01"))
        #expect(days.period.reminders.counts == [.held: 1])
    }

    @Test func `today counts once a pose was held`() {
        var days = Days("2026-11-29", "2026-11-30")
        days.happen("2026-11-29T08:00:00.000+01:00", .ate)
        days.happen("2026-11-30T08:00:00.000+01:00", .ate)
        #expect(days.period.practice.daysAtDesk == 1)
        days.happen("2026-11-30T08:00:00.000+01:00", Self.done(.sitting, .walk))
        #expect(days.period.practice.daysAtDesk == 1)
        days.happen("2026-11-30T09:00:00.000+01:00", Self.done(.sitting, .seated))
        #expect(days.period.practice.daysAtDesk == 2)
        #expect(days.period.practice.daysPractised == 1)
    }

    @Test func `a history that began without rows of sitting says since when it has them`() {
        var days = Days("2026-11-01", "2026-11-30")
        days.happen("2026-11-01T08:00:00.000+01:00", .ate)
        #expect(days.period.sitting == nil)
        days.sit("2026-11-12T09:00:00.000+01:00", "2026-11-12T10:00:00.000+01:00", 3600)
        #expect(days.period.sitting?.recordedSince == LocalDate(text: "2026-11-12"))
        #expect(days.period.sitting?.perDay == .seconds(3600))
    }

    @Test func `sitting is compared if both periods were watched for a similar time`() {
        func compared(_ seconds: Int, days count: Int = 14) -> PeriodComparison.Change {
            var days = Days("2026-11-03", "2026-11-30")
            for day in 3...29 where day < 17 || day >= 30 - count {
                let time = day < 17 ? 7200 : seconds
                let end = TimeOfDay(seconds: 9 * 3600 + time)
                let date = LocalDate(year: 2026, month: 11, day: day)
                days.sit("\(date)T09:00:00.000+01:00", "\(date)T\(end).000+01:00", time)
                days.watch("\(date)T08:00:00.000+01:00", "\(date)T18:00:00.000+01:00")
            }
            let today = LocalDate(year: 2026, month: 11, day: 30)
            let figures = days.figures
            return PeriodComparison(
                PeriodFigures(figures[14...], today: today), before: PeriodFigures(figures[..<14], today: today)
            ).sitting
        }
        #expect(compared(7200 + 420) == .same)
        #expect(compared(7200 + 1260) == .more(.seconds(1200)))
        #expect(compared(7200 - 1260) == .less(.seconds(1200)))
        #expect(compared(3600, days: 4) == .tooLittle)
        #expect(compared(3600, days: 7) == .observedDiffers)
    }
}
