import HistoryStatistics
import ReminderCore
import Testing

@Suite("Sitting in the statistics") struct BoutTests {
    @Test func `a bout over midnight is one bout and belongs to both dates`() {
        var days = Days("2026-11-29", "2026-11-30")
        days.sit("2026-11-29T23:30:00.000+01:00", "2026-11-30T00:30:00.000+01:00", 3600)
        #expect(days.figures.map(\.sitting) == [.seconds(1800), .seconds(1800)])
        #expect(days.figures.map { $0.bouts.map(\.sitting) } == [[.seconds(3600)], []])
    }

    @Test func `parts of a bout that was split at midnight are one bout`() {
        var days = Days("2026-11-29", "2026-11-30")
        days.sit("2026-11-30T00:00:00.000+01:00", "2026-11-30T00:30:00.000+01:00", 1800)
        days.sit("2026-11-29T23:30:00.000+01:00", "2026-11-30T00:00:00.000+01:00", 1800, mayContinue: true)
        #expect(days.figures.map(\.sitting) == [.seconds(1800), .seconds(1800)])
        #expect(days.figures.map { $0.bouts.map(\.sitting) } == [[.seconds(3600)], []])
        #expect(days.figures.map(\.breaks) == [0, 0])
    }

    @Test func `a person sits once at several machines`() {
        var days = Days("2026-11-30", "2026-11-30")
        days.sit("2026-11-30T09:00:00.000+01:00", "2026-11-30T10:00:00.000+01:00", 3600)
        days.sit("2026-11-30T09:30:00.000+01:00", "2026-11-30T10:30:00.000+01:00", 3600)
        days.sit("2026-11-30T09:40:00.000+01:00", "2026-11-30T09:50:00.000+01:00", 300)
        #expect(days.figures[0].sitting == .seconds(5400))
        #expect(days.figures[0].observed == .seconds(5400))
        #expect(days.figures[0].bouts.map(\.sitting) == [.seconds(5400)])
    }

    @Test func `a short lock in a bout is not sitting, unless the user sat at another machine`() {
        var days = Days("2026-11-30", "2026-11-30")
        days.sit("2026-11-30T09:00:00.000+01:00", "2026-11-30T10:00:00.000+01:00", 1800)
        #expect(days.figures[0].sitting == .seconds(1800))
        days.sit("2026-11-30T09:30:00.000+01:00", "2026-11-30T10:00:00.000+01:00", 1800)
        #expect(days.figures[0].sitting == .seconds(2700))
    }

    @Test func `a break is between two bouts of a date, and a bump is no bout`() {
        var days = Days("2026-11-30", "2026-11-30")
        days.sit("2026-11-30T09:00:00.000+01:00", "2026-11-30T10:00:00.000+01:00", 3600)
        days.sit("2026-11-30T10:05:00.000+01:00", "2026-11-30T10:05:20.000+01:00", 20)
        days.sit("2026-11-30T10:10:00.000+01:00", "2026-11-30T11:00:00.000+01:00", 3000)
        #expect(days.figures[0].breaks == 1)
        #expect(days.figures[0].bouts.count == 2)
        #expect(days.figures[0].sitting == .seconds(6620))
    }

    @Test func `a bout goes on if the agent starts again within a minute`() {
        var days = Days("2026-11-30", "2026-11-30")
        days.sit("2026-11-30T09:00:00.000+01:00", "2026-11-30T10:00:00.000+01:00", 3600, mayContinue: true)
        days.sit("2026-11-30T10:00:30.000+01:00", "2026-11-30T10:10:30.000+01:00", 600, mayContinue: true)
        days.sit("2026-11-30T10:12:00.000+01:00", "2026-11-30T10:22:00.000+01:00", 600)
        #expect(days.figures[0].bouts.map(\.sitting) == [.seconds(4200), .seconds(600)])
        #expect(days.figures[0].breaks == 0)
    }

    @Test func `days have the hours of their zone`() {
        var days = Days("2026-10-25", "2026-10-25")
        days.watch("2026-10-25T00:00:00.000+02:00", "2026-10-26T00:00:00.000+01:00")
        #expect(days.figures[0].observed == .seconds(25 * 3600))
        days = Days("2026-03-29", "2026-03-29")
        days.watch("2026-03-29T00:00:00.000+01:00", "2026-03-30T00:00:00.000+02:00")
        #expect(days.figures[0].observed == .seconds(23 * 3600))
    }

    @Test func `a period over midnight is split where the clocks have changed, too`() {
        var days = Days("2026-10-24", "2026-10-26")
        days.watch("2026-10-24T12:00:00.000+02:00", "2026-10-26T12:00:00.000+01:00")
        #expect(days.figures.map(\.observed) == [.seconds(12 * 3600), .seconds(25 * 3600), .seconds(12 * 3600)])
        days = Days("2026-03-28", "2026-03-29")
        days.watch("2026-03-28T23:00:00.000+01:00", "2026-03-29T04:00:00.000+02:00")
        #expect(days.figures.map(\.observed) == [.seconds(3600), .seconds(3 * 3600)])
    }

    @Test func `a bout with a change of zone in it belongs to the dates that the user saw`() {
        var days = Days("2026-11-30", "2026-12-01")
        days.sit("2026-11-30T22:00:00.000+01:00", "2026-11-30T20:00:00.000-05:00", 4 * 3600)
        #expect(days.figures.map(\.sitting) == [.seconds(4 * 3600), .zero])
        days = Days("2026-11-30", "2026-12-01")
        days.sit("2026-11-30T23:00:00.000+01:00", "2026-12-01T09:00:00.000+09:00", 2 * 3600)
        #expect(days.figures.map(\.sitting) == [.seconds(3600), .seconds(3600)])
    }

    @Test func `a bout that seems to end before it began has the length that was counted`() {
        var days = Days("2026-11-30", "2026-11-30")
        days.sit("2026-11-30T11:00:00.000+01:00", "2026-11-30T10:00:00.000+01:00", 1800)
        #expect(days.figures[0].sitting == .seconds(1800))
        days.watch("2026-11-30T12:00:00.000+01:00", "2026-11-30T11:00:00.000+01:00")
        #expect(days.figures[0].observed == .seconds(1800))
    }

    @Test func `a row from the future, or of a month and more, is left out`() {
        var days = Days("2026-11-29", "2026-11-30")
        days.sit("2026-11-30T21:00:00.000-05:00", "2026-11-30T22:00:00.000-05:00", 3600)
        days.watch("2020-01-01T09:00:00.000+01:00", "2026-11-30T10:00:00.000+01:00")
        #expect(days.figures.map(\.observed) == [.zero, .zero])
    }
}
