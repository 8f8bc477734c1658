import Foundation
import HistoryStatistics
import Presenters
import ReminderCore
import Testing

@testable import balasana

/// The tables of a report against the statistics.
@Suite("Data of the report") struct ReportDataTests {
    private let report: Report
    private let html: String

    init() throws {
        report = try ReportHistory.report()
        html = ReportHistory.html(report)
    }

    private func table(_ caption: String) throws -> [[String]] {
        try ReportHistory.table(caption, in: ReportHistory.body(html))
    }

    @Test func `the calendar has the days that the statistics count`() throws {
        let states = try table("Each day").map { $0[1] }
        let practice = report.period.practice
        let counts = states.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        #expect(
            counts == [
                "held a pose": practice.daysPractised, "in pain, not counted": practice.daysInPain,
                "at the desk without a pose": practice.daysAtDesk - practice.daysPractised, "nothing recorded": 3,
            ])
        #expect(practice.daysPractised == 6 && practice.daysAtDesk == 8 && practice.daysInPain == 3)
        let drawn = try ReportHistory.nodes("//*[contains(@class, 'day ')]", ReportHistory.body(html))
        #expect(drawn.count == states.count)
        #expect(html.contains("A pose was held on 6 of 8 days at the desk. 3 days in pain are not counted."))
    }

    @Test func `the bars of a day are as long as its sitting`() throws {
        for day in report.days {
            #expect(SittingChart.sitting(day).values.reduce(.zero, +) == day.sitting)
        }
        let rows = try table("Sitting on each day")
        #expect(
            rows[0] == [
                "Tue 17 Nov", "3 h 35 min", "20 min", "45 min", "2 h 30 min", "2 h 30 min", "2", "30 min",
            ])
        #expect(rows[4] == ["Sat 21 Nov", "not recorded", "", "", "", "", "", ""])
        #expect(report.days[0].sitting == .seconds(1200 + 2700 + 9000))
        let total = report.days.map(\.sitting).reduce(.zero, +)
        #expect(report.period.sitting?.total == total)
    }

    @Test func `the height of a bar is its share of the scale`() throws {
        let bars = try ReportHistory.nodes(
            "//rect[contains(@class, 'sat ')][contains(title, 'Tue 17 Nov:')]", ReportHistory.body(html))
        let heights = bars.compactMap { $0.attribute(forName: "height")?.stringValue }
        // The scale has 188 pixels for 4 hours.
        #expect(heights == ["15.67", "35.25", "117.5"])
    }

    @Test func `the hours have the sitting, the reminders and the holds of each day`() throws {
        let rows = try table("Sitting, reminders and holds")
        #expect(
            rows[0] == [
                "Tue 17 Nov", "09:30–09:50, 10:15–11:00, 14:00–16:30",
                "07:35 reminder, 07:36 held to the end, 11:00 reminder, 11:02 held to the end, 15:00 unanswered",
            ])
        #expect(rows[1][2].contains("07:36 skipped") && rows[2][2].contains("11:02 held in part"))
    }

    @Test func `each hold is there with its answer`() throws {
        let rows = try table("Each hold")
        #expect(rows.count == report.period.holds.poses + report.period.holds.partial)
        #expect(rows[1] == ["Tue 17 Nov", "11:02", "desk", "seated", "30 s", "held to the end", "comfortable"])
        let felt = rows.map { $0[6] }.filter { !$0.isEmpty }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        // The last answer about a hold counts: one that was comfortable hurt a little later.
        #expect(felt == ["comfortable": 8, "too long": 1, "it hurt": 1])
        #expect(report.period.holds.comfort == [.comfortable: 9, .tooLong: 1, .hurt: 1])
    }

    @Test func `the outcomes of all hours are those of the statistics`() throws {
        let rows = try table("Reminders by the hour")
        let outcomes = ReminderOutcome.allCases.filter { report.period.reminders.counts[$0] != nil }
        for (column, outcome) in outcomes.enumerated() {
            let sum = rows.compactMap { Int($0[column + 1]) }.reduce(0, +)
            #expect(sum == report.period.reminders.counts[outcome])
        }
        #expect(rows.map { $0[0] }.contains("07:00"))
    }

    @Test func `the week in words is that of the statistics`() throws {
        let words = try ReportHistory.nodes("//dd", ReportHistory.body(html)).compactMap(\.stringValue)
        let text = StatsText(report.week, report.weekBefore, machine: nil, today: report.today, width: 80)
        #expect(words == text.rows.map { $0.sentences.joined(separator: " ") })
        #expect(report.week.dates.lowerBound.description == "2026-11-24")
        #expect(report.weekBefore.dates.upperBound.description == "2026-11-23")
    }
}
