import ReminderCore
import Storage
import Testing

@testable import balasana

/// Checks the output of `balasana history`.
@Suite("History table") struct HistoryTableTests {
    private let today = LocalDate(year: 2026, month: 11, day: 30)

    /// Parses rows. They lack the month and the offset, which is UTC.
    private func records(_ rows: [String]) throws -> [HistoryRecord] {
        try rows.map { row in
            let columns = row.split(separator: "|", omittingEmptySubsequences: false)
            let line = ("2026-11-" + columns[0] + ":00.000+00:00\t" + columns[1...].joined(separator: "\t")).utf8
            return try #require(HistoryRecord(Array(line)[...], machine: "desk"))
        }
    }

    private static func text(
        _ records: [HistoryRecord], days: Int, today: LocalDate = HistoryTable.today, width: Int = 80
    ) -> String {
        var text = HistoryText(days: days, today: today, width: width)
        return records.map { text.add($0) }.joined() + text.end
    }

    private static let rows = [
        "29T21:00|shown|slot:evening|classic|45|0|date=2026-11-29", "29T21:01|started|slot:evening|classic|45|60|",
        "29T21:02|done|slot:evening|classic|45|105|date=2026-11-29 unverified",
        "29T21:03|comfortable|slot:evening|classic|45|0|", "30T09:46|shown|sitting|seated|30|2760|",
        "30T09:47|snoozed|sitting|seated||2820|for=900s left=1", "30T10:02|shown|sitting|seated|30|3720|nudge=1",
        "30T10:20|ignored|sitting|seated||4800|", "30T10:40|away-break|sitting|||6000|due",
        "30T11:00|done|sitting|walk|60|600|unasked", "30T12:10|ate||||0|",
        "30T12:30|missed|slot:mine|classic||0|date=2026-11-28", "30T13:00|skipped|sitting|seated||2700|",
        "30T13:30|standing||||0|from=2026-11-30T13:10:00.000+00:00 ended=sit shown",
        "30T14:00|pondered|sitting|floating|30|60|deep=yes odd",
    ]

    @Test func `each day has a block, and a summary follows`() throws {
        #expect(
            Self.text(try records(Self.rows), days: 7, today: today) == """
                Sun 29 Nov
                  21:00  shown        evening session, 45 s
                  21:01  started      evening session, 45 s, sat 1 min
                  21:02  done         evening session, 45 s, sat 1 min, not verified by input
                  21:03  comfortable  evening session, 45 s

                Mon 30 Nov
                  09:46  shown        at the desk, 30 s seated, sat 46 min
                  09:47  snoozed      at the desk, sat 47 min, for 15 min, 1 snooze left
                  10:02  shown        at the desk, 30 s seated, sat 1 h 2 min, again
                  10:20  unanswered   at the desk, sat 1 h 20 min
                  10:40  break        sat 1 h 40 min, answered a reminder
                  11:00  done         at the desk, 1 min walk, sat 10 min, without a reminder
                  12:10  meal
                  12:30  missed       session "mine", of 2026-11-28
                  13:00  skipped      at the desk, sat 45 min
                  13:30  standing     20 min from 13:10, you sat down, answered a reminder
                  14:00  pondered     at the desk, 30 s floating, sat 1 min, deep=yes, odd

                1 hold, 1 walk, 1 skipped, 1 unanswered, 1 missed in 7 days.

                """)
    }

    @Test func `a bout has a line, the break after it says no more than it knows, and watching has none`() throws {
        let rows = [
            "30T08:00|observed||||0|from=2026-11-30T00:00:00.000+00:00 ended=sleep",
            "30T09:59|bout|sitting|||2820|from=2026-11-30T09:12:04.000+00:00 ended=away",
            "30T10:02|away-break|sitting|||2820|",
            "30T10:59|bout|sitting|||3060|from=2026-11-30T10:04:00.000+00:00 ended=lock",
            "30T11:02|away-break|sitting|||3060|shown", "30T11:30|away-break|sitting|||600|",
        ]
        #expect(
            Self.text(try records(rows), days: 1, today: today) == """
                Mon 30 Nov
                  09:59  sat          47 min, since 09:12
                  10:59  sat          51 min, since 10:04
                  11:02  break        answered a reminder
                  11:30  break        sat 10 min

                No holds today.

                """)
    }

    @Test func `at 40 columns every line fits, and wrapped lines are indented below the times`() throws {
        let text = Self.text(try records(Self.rows), days: 7, today: today, width: 40)
        for line in text.split(separator: "\n") { #expect(line.count <= 40, "\(line)") }
        #expect(
            text.contains(
                """
                  21:02  done: evening session, 45 s,
                         sat 1 min, not verified
                         by input

                """))
    }

    @Test func `dates of another year have the year`() throws {
        let text = Self.text(
            try records(Self.rows), days: 36_500, today: LocalDate(year: 2027, month: 1, day: 1))
        #expect(text.hasPrefix("Sun 29 Nov 2026\n"))
        #expect(text.hasSuffix(" in 36500 days.\n"))
    }

    @Test func `an empty history is described in a sentence`() {
        #expect(Self.text([], days: 1) == "Nothing was recorded today.\n")
        #expect(Self.text([], days: 7) == "Nothing was recorded in 7 days.\n")
    }

    @Test func `the summary uses singular and plural, and omits zero`() {
        func sentence(_ events: [HistoryEvent.Name], walks: Int = 0) -> String {
            var count = EventCount()
            for event in events { count.add(event, isWalk: false) }
            for _ in 0..<walks { count.add(.done, isWalk: true) }
            return count.sentence("today")
        }
        #expect(sentence([]) == "No holds today.")
        #expect(sentence([.shown, .started, .done, .comfortable]) == "1 hold today.")
        #expect(sentence([.done, .done, .partial], walks: 1) == "2 holds, 1 walk, 1 partial today.")
        #expect(sentence([.skipped, .ignored, .ignored]) == "No holds, 1 skipped, 2 unanswered today.")
        #expect(
            sentence([.done, .done, .done, .skipped, .ignored, .ignored, .missed], walks: 2)
                == "3 holds, 2 walks, 1 skipped, 2 unanswered, 1 missed today.")
    }
}
