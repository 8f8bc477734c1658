import HistoryStatistics
import ReminderCore
import Testing

@testable import balasana

@Suite("Report with other settings") struct WhatIfTests {
    private func minutes(_ settings: [Settings]) -> [Int64?] {
        settings.map { $0.sitting.remindAfter.map { $0.components.seconds / 60 } }
    }

    @Test(arguments: [
        (45, [45, 30, 60, 45]), (10, [10, 15, 30, 10]), (240, [240, 60, 120, 240]), (60, [60, 45, 90, 60]),
    ])
    func `reminders come sooner, later or after longer breaks`(own: Int, expected: [Int64]) {
        var settings = Settings()
        settings.sitting.remindAfter = .seconds(own * 60)
        let candidates = WhatIf.candidates(settings)
        #expect(minutes(candidates.map(\.settings)) == expected)
        #expect(candidates[3].settings.sitting.breakAfter == .seconds(300))
        #expect(Set(candidates.map(\.name)).count == 4)
    }

    @Test func `without sitting reminders it compares three lengths`() {
        var settings = Settings()
        settings.sitting.remindAfter = nil
        #expect(minutes(WhatIf.candidates(settings).map(\.settings)) == [nil, 30, 45, 60])
    }

    /// The number of reminders for each choice.
    private func counts(_ rows: [String], days: Int = 14) throws -> [Int] {
        try ReportHistory.report(rows, days: days).whatIf.choices.map(\.reminders)
    }

    private func bout(_ from: String, _ until: String, _ seconds: Int) -> String {
        "30T\(until) bout|sitting|||\(seconds)|from=2026-11-30T\(from):00.000+01:00 ended=away"
    }

    @Test func `a bout of 50 min has a reminder if it comes sooner`() throws {
        #expect(try counts([bout("09:00", "09:50", 3000)]) == [1, 1, 0, 1])
    }

    @Test func `a break of 4 min counts or not`() throws {
        let rows = [bout("09:00", "09:40", 2400), bout("09:44", "10:14", 1800)]
        #expect(try counts(rows) == [0, 1, 0, 1])
    }

    @Test func `a hold ends the bout as it did`() throws {
        let bout = bout("09:00", "10:10", 4200)
        #expect(try counts([bout]) == [1, 1, 1, 1])
        #expect(try counts([bout, "30T09:40 done|sitting|seated|30|2400|"]) == [0, 1, 0, 0])
    }

    @Test func `without recorded sitting there is nothing to compare`() throws {
        #expect(try counts(["30T09:40 done|sitting|seated|30|2400|"]) == [])
        #expect(try ReportHistory.report([]).whatIf.days == 0)
    }
}
