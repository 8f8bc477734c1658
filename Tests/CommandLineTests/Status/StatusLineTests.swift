import GLibBridge
import Presenters
import Testing

@testable import ReminderCore
@testable import balasana

/// The lines of `balasana status --follow`.
@Suite("Status lines") struct StatusLineTests {
    private func report(
        _ state: Status.State, _ kind: Kind = .sitting, _ change: (inout Status) -> Void = { _ in }
    ) -> StatusReport {
        var status = Status(
            state: state, sitting: .seconds(751), sittingSince: UTC(seconds: 1_799_999_249),
            next: Status.Next(kind: kind, at: UTC(seconds: 1_800_002_000), hold: .seconds(30), variation: .seated),
            heldBack: [], snoozesLeft: 3, sources: Sources(idle: "X11 SYNC"))
        change(&status)
        let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
        return StatusReport(status, calendar: calendar, server: "dunst 1.9.0", configProblems: [])
    }

    private let today = LocalDate(year: 2027, month: 1, day: 15)

    @Test func `a bar has room for a few words, none of which grows old`() {
        #expect(BarText.text(report(.sitting), on: today) == "break at 09:33")
        #expect(BarText.text(report(.sitting, .slot("morning")), on: today) == "morning session at 09:33")
        #expect(BarText.text(report(.sitting) { $0.next = nil }, on: today) == "sitting")
        #expect(BarText.text(report(.away), on: today) == "away")
        #expect(BarText.text(report(.due), on: today) == "break is due")
        #expect(BarText.text(report(.shown, .slot("evening")), on: today) == "evening session now")
        #expect(BarText.text(report(.holding), on: today) == "holding")
        #expect(BarText.text(report(.snoozed), on: today) == "snoozed until 09:33")
        #expect(BarText.text(report(.paused), on: today) == "paused")
        #expect(BarText.text(report(.snoozed) { $0.snoozeEndsWithCall = true }, on: today) == "snoozed for the call")
        let pause = report(.paused) { $0.pausedUntil = UTC(seconds: 1_800_000_000) }
        #expect(BarText.text(pause, on: today) == "paused until 09:00")
        #expect(BarText.text(pause, on: today.advanced(by: -1)) == "paused until 09:00 on Fri")
        #expect(BarText.text(nil, on: today) == "no agent")
    }

    @Test func `without an agent every key is there all the same`() throws {
        let none = try StatusLine.json.text(nil)
        #expect(
            none == """
                {"calls":null,"config_problems":null,"held_back":null,"held_until":null,"hold":null,"next":null,"notification_server":null,\
                "pause_ends_with_call":null,"paused_until":null,"sitting_seconds":null,"sitting_since":null,"snooze_ends_with_call":null,"snoozes_left":null,"sources":null,\
                "state":"no-agent","suspended":null}
                """)
        let some = try StatusLine.json.text(report(.away) { $0.next = nil })
        #expect(
            some == """
                {"calls":[],"config_problems":[],"held_back":[],"held_until":{},"hold":null,"next":null,\
                "notification_server":"dunst 1.9.0","pause_ends_with_call":false,"paused_until":null,"sitting_seconds":751,\
                "sitting_since":"2027-01-15T08:47:29+01:00","snooze_ends_with_call":false,"snoozes_left":3,\
                "sources":{"idle":"X11 SYNC","lock":null,"sleep":null},"state":"away","suspended":false}
                """)
    }

    @Test func `Waybar gets its words, and a class for each thing that a style may go by`() throws {
        let due = report(.due) { $0.heldBack = [.doNotDisturb] }
        #expect(
            try StatusLine.waybar.text(due) == """
                {"alt":"due","class":["due","do-not-disturb"],"text":"break is due","tooltip":"A break is due.\\nSitting \
                since 08:47.\\nNext: Child's Pose on the chair, hold 30 s, when do-not-disturb is off.\\nDo not disturb is on: \
                reminders wait until it is off.\\nSnoozes left: 3.\\nPresence: idle from X11 SYNC, no source for lock, no \
                source for sleep.\\nNotifications: dunst 1.9.0."}
                """)
        #expect(
            try StatusLine.waybar.text(nil) == """
                {"alt":"no-agent","class":["no-agent"],"text":"no agent","tooltip":"Balasana's agent is not running. \
                `balasana agent start` starts it."}
                """)
    }
}
