import ReminderCore
import Storage
import Testing

@testable import balasana

@Suite("Summary of an edit") struct EditSummaryTests {
    /// Thursday, 26 November 2026, at noon UTC.
    static let noon = UTC(seconds: 1_795_694_400)
    static let calendar = Calendar(zone: Zone(name: "UTC") { _ in Zone.Interval(start: nil, end: nil, offset: 0) })

    /// The changes from `old` to `new`, without the built-in sessions.
    func summary(_ old: String, _ new: String, _ rows: [String] = []) -> EditSummary {
        let off = ConfigFile(path: "/off", text: "[slot morning]\nat = off\n[slot evening]\nat = off\n")
        return EditSummary(
            [off, ConfigFile(path: "/c", text: old)], [off, ConfigFile(path: "/c", text: new)], Practice(),
            SlotOutcomes(rows.compactMap { HistoryRecord(Array($0.utf8)[...], machine: "desk") }), Self.calendar,
            at: Self.noon)
    }

    @Test func `added, removed and moved events of today and tomorrow are listed`() {
        let old = "[snooze]\nbudget = 3\n[slot a]\nat = 08:00\n[slot b]\nat = 20:00\ndays = thu\n"
        let new =
            "[snooze]\nbudget = 2\n[slot a]\nat = 08:30\n[slot c]\nat = 17:00\ndays = fri\nhold = 45s\n"
            + "[meal tea]\nat = 16:00 to 16:15\n"
        #expect(
            summary(old, new).text == """
                  slot.a.at      08:00 -> 08:30
                  slot.c.at      17:00, new
                  slot.c.days    fri, new
                  slot.c.hold    45s, new
                  snooze.budget  3 -> 2
                  meal.tea.at    16:00 to 16:15, new
                  slot.b.at      20:00, removed
                  slot.b.days    thu, removed

                Today, Thu 26 Nov
                + 16:00  tea until 16:15, no poses until 17:15
                - 20:00  session "b", 30 s

                Tomorrow, Fri 27 Nov
                - 08:00  session "a", 30 s
                + 08:30  session "a", 30 s
                + 16:00  tea until 16:15, no poses until 17:15
                + 17:00  session "c", 45 s, waits until 17:15 because of a meal
                """)
    }

    @Test func `an invalid value changes nothing`() {
        #expect(summary("[slot a]\nat = 08:00\n", "[slot a]\nat = 08:00\ndays = never\n").isEmpty)
        #expect(summary("[snooze]\nbudget = 2\n", "[snooze]\nbudget = two\n").isEmpty)
        #expect(summary("", "[slot b]\nat = noon\n[meal b]\ndays = mon\n").isEmpty)
        #expect(summary("[snooze]\nbudget = 3\n", "# three\n[snooze]\nbudget=3").isEmpty)
    }

    @Test func `an invalid body setting is shown as yes, which is the safe value`() {
        let text = summary("[body]\nknees = no\n[slot a]\nat = off\n", "[body]\nknees = perhaps\n[slot a]\nat = off\n")
            .text
        #expect(text.hasPrefix("  body.knees  no -> yes\n"))
    }

    @Test func `a slot that is switched off is removed from both days`() {
        let text = summary("[slot a]\nat = 13:00\n", "[slot a]\nat = off\n").text
        #expect(text.hasPrefix("  slot.a.at  13:00 -> off\n\nToday, Thu 26 Nov\n- 13:00  session \"a\", 30 s"))
    }

    @Test func `an open slot stays open, and a new slot does not open for an earlier time`() {
        let old = "[slot a]\nat = 11:00\n[slot b]\nat = 11:30\n"
        let new = "[slot a]\nat = 14:00\n[slot c]\nat = 11:45\nhold = 45s\n"
        #expect(
            summary(old, new).text.hasSuffix(
                """
                Today, Thu 26 Nov
                  11:00  session "a", 30 s of seated Child's Pose (late), open until 13:00
                - 11:30  session "b", 30 s, open until 13:30

                Tomorrow, Fri 27 Nov
                - 11:00  session "a", 30 s
                - 11:30  session "b", 30 s
                + 11:45  session "c", 45 s
                + 14:00  session "a", 30 s
                """))
    }

    @Test func `a slot that has an outcome today is left out`() {
        let done = "2026-11-26T11:05:00.000+00:00\tdone\tslot:a\tclassic\t30\t600\tdate=2026-11-26"
        let text = summary("[slot a]\nat = 11:00\n", "[slot a]\nat = 14:00\n", [done]).text
        #expect(text.contains("\n\nToday, Thu 26 Nov\n  nothing\n\nTomorrow, "))
    }
}
