import Fixtures
import Foundation
import HistoryStatistics
import ReminderCore
import Storage
import Testing

@testable import balasana

/// What `balasana stats` prints for a terminal.
@Suite("Text of the statistics") struct StatsTextTests {
    private let zone = Calendar(zone: .fixed(offset: 3600))
    private let now = UTC(seconds: 1_796_040_000)  // 2026-11-30 13:00 in that zone

    /// A row of a day in November, such as `12T09:00 done|sitting|seated|30|2700|`.
    private func line(_ row: String) -> String {
        let parts = row.split(separator: " ", maxSplits: 1)
        let columns = parts[1].split(separator: "|", omittingEmptySubsequences: false)
        return "2026-11-\(parts[0]):00.000+01:00\t" + columns.joined(separator: "\t")
    }

    private func figures(_ rows: [String], days: Int) throws -> HistoryFigures {
        let folder = TemporaryFolder()
        try folder.put("desk/2026-11.tsv", (["time\tevent"] + rows.map(line)).joined(separator: "\n") + "\n")
        let first = zone.local(now).date.advanced(by: 1 - 2 * days)
        let figures = HistoryFigures(History(folder: folder.path), from: first, zone, at: now)
        try #require(figures.unreadable.isEmpty)
        return figures
    }

    /// The lines of the weekly note on the 30th.
    private func note(_ rows: [String]) throws -> [String] {
        let (week, before) = try figures(rows, days: WeekNote.days + 1).periodsBeforeToday(WeekNote.days)
        return WeekNote(week, before).lines
    }

    /// The text for rows of 28 days.
    private func text(_ rows: [String], days: Int = 28, width: Int = 80, machine: String? = nil) throws -> String {
        let figures = try figures(rows, days: days)
        let (period, before) = figures.periods(days)
        return StatsText(period, before, machine: machine, today: figures.today, width: width).text
    }

    /// Two weeks of work before two other weeks, with everything that has a line.
    private static let fortnights: [String] = (2...30).flatMap { day -> [String] in
        let date = "\(day < 10 ? "0" : "")\(day)"
        if day % 7 == 0 || day % 7 == 1 { return [] }
        let bout = day < 17 ? "11:00" : "10:30"
        func from(_ time: String) -> String { "from=2026-11-\(date)T\(time):00.000+01:00" }
        return [
            "\(date)T07:35 shown|slot:morning|classic|30|60|date=2026-11-\(date)",
            "\(date)T07:36 \(day % 3 == 0 ? "skipped" : "done")|slot:morning|classic|30|60|date=2026-11-\(date)",
            "\(date)T09:45 shown|sitting|seated|30|2700|",
            "\(date)T09:46 started|sitting|seated|\(day < 20 ? 30 : 45)|2700|",
            "\(date)T09:47 \(day == 18 ? "partial" : "done")|sitting|seated|\(day < 20 ? 30 : 45)|2700|",
            "\(date)T09:48 \(day == 24 ? "too-long" : "comfortable")|sitting|seated|30|0|",
            "\(date)T\(bout) bout|sitting|||\(day < 17 ? 5400 : 3600)|\(from("09:30")) ended=away",
            "\(date)T11:20 bout|sitting|||600|\(from("11:10")) ended=away",
            "\(date)T11:20 away-break|sitting|||600|shown", "\(date)T14:20 ignored|sitting|seated||2700|",
            "\(date)T15:00 bout|sitting|||10800|\(from("12:00")) ended=quit",
            "\(date)T15:30 standing||||0|\(from("15:00")) ended=quit",
            "\(date)T17:00 observed||||0|\(from("07:00")) ended=quit",
        ]
    }

    @Test func `poses that were only held in part are named, and walks have no length`() throws {
        let partial = try text(["30T12:00 partial|sitting|seated|1|600|"])
        #expect(partial.contains("Holds      1 pose held in part, 1 s in all."))
        let walk = try text(["30T12:00 done|sitting|walk|60|600|"])
        #expect(walk.contains("Holds      1 walk.\n") || walk.hasSuffix("Holds      1 walk."))
    }

    @Test func `today counts as practised, and not as a day of sitting, until it is over`() throws {
        func day(_ day: Int) -> [String] {
            [
                "\(day)T09:47 done|sitting|seated|30|2700|",
                "\(day)T10:00 bout|sitting|||3600|from=2026-11-\(day)T09:00:00.000+01:00 ended=away",
            ]
        }
        let both = try text(day(29) + day(30))
        #expect(both.contains("Practised on 2 of 2 days at the desk, today included."))
        #expect(both.contains("Sitting    1 h, on 1 day before today."))
        #expect(try text(day(30)).contains("Sitting    1 h today."))
        let before = try text(day(28) + day(29))
        #expect(before.contains("Practised on 2 of 2 days at the desk.\n"))
        #expect(before.contains("Sitting    1 h a day, on 2 days before today."))
    }

    @Test(arguments: [80, 40]) func `two weeks after two others`(width: Int) throws {
        let text = try text(Self.fortnights, days: 14, width: width)
        #expect(try GoldenFile.text("stats-\(width).txt", now: text + "\n") == text + "\n")
        for line in text.split(separator: "\n") {
            #expect(line.count <= width && line.allSatisfy(\.isASCII), "\(line)")
        }
    }

    @Test func `the weekly note is about the seven days before today`() throws {
        #expect(
            try note(Self.fortnights) == [
                "Practised on 5 of 5 days at the desk.",
                "Sat 4 h 10 min a day on 5 days, about as long as the week before.",
            ])
        let first = Self.fortnights.filter { $0 < "17" || $0 > "23" }
        #expect(try note(first).last == "Sat 4 h 10 min a day on 5 days.")
        let longer = Self.fortnights.map { $0 < "23" ? $0.replacing("|10800|", with: "|7200|") : $0 }
        #expect(try note(longer).last == "Sat 4 h 10 min a day on 5 days, 55 min more than the week before.")
    }

    @Test func `the weekly note says nothing about a week without practice or in pain, nor about today`() throws {
        let sat = "25T10:00 bout|sitting|||3600|from=2026-11-25T09:00:00.000+01:00 ended=away"
        #expect(try note([sat]) == ["Sat 1 h on 1 day."])
        #expect(try note([sat, "20T09:50 hurt|sitting|seated|30|0|"]) == ["Sat 1 h on 1 day."])
        #expect(try note([]) == [])
        #expect(try note(["30T09:50 done|sitting|seated|30|3000|"]) == [])
    }

    @Test func `the first day`() throws {
        let text = try text([
            "30T09:50 bout|sitting|||3000|from=2026-11-30T09:00:00.000+01:00 ended=away",
            "30T09:50 away-break|sitting|||3000|shown",
        ])
        #expect(try GoldenFile.text("first-day.txt", now: text + "\n") == text + "\n")
    }

    @Test func `nothing yet`() throws {
        let lines = try text([]).split(separator: "\n")
        #expect(
            lines.joined(separator: " ") == "Nothing was recorded in the last 28 days. "
                + "The figures appear as soon as the agent has run for a while.")
    }

    @Test func `a history of an older version, and pain`() throws {
        let text = try text([
            "10T09:50 done|sitting|seated|30|3000|", "11T09:50 done|sitting|seated|30|3000|",
            "11T09:51 hurt|sitting|seated|30|0|",
            "12T09:50 done|sitting|walk|60|3000|",
            "29T10:00 bout|sitting|||3600|from=2026-11-29T09:00:00.000+01:00 ended=away",
        ])
        #expect(try GoldenFile.text("old-rows.txt", now: text + "\n") == text + "\n")
    }
}
