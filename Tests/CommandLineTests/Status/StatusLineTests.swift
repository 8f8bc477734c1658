import GLibBridge
import Presenters
import Testing

@testable import Control
@testable import ReminderCore
@testable import balasana

/// The lines of `balasana status --follow`.
@Suite("Status lines") struct StatusLineTests {
    private func report(
        _ state: Status.State, _ kind: ReminderKind = .sitting, _ change: (inout Status) -> Void = { _ in }
    ) -> StatusReport {
        var status = Status(
            state: state, sitting: .seconds(751), sittingSince: UTC(seconds: 1_799_999_249),
            next: Status.Next(kind: kind, at: UTC(seconds: 1_800_002_000), hold: .seconds(30), variation: .seated),
            heldBack: [], snoozesLeft: 3, sources: PresenceSources(idle: "X11 SYNC"))
        change(&status)
        let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
        return StatusReport(status, calendar: calendar, server: "dunst 1.9.0", configProblems: [])
    }

    private let today = LocalDate(year: 2027, month: 1, day: 15)

    @Test func `a bar gets a few words that stay true until something changes`() {
        #expect(BarText.text(report(.sitting), on: today) == "break at 09:33")
        #expect(BarText.text(report(.sitting, .slot("morning")), on: today) == "morning session at 09:33")
        #expect(BarText.text(report(.sitting, .slot("mine")), on: today) == "session \"mine\" at 09:33")
        #expect(BarText.text(report(.sitting) { $0.next = nil }, on: today) == "sitting")
        #expect(BarText.text(report(.away), on: today) == "away")
        #expect(BarText.text(report(.due), on: today) == "break due")
        #expect(BarText.text(report(.shown, .slot("evening")), on: today) == "evening session now")
        #expect(BarText.text(report(.holding), on: today) == "holding")
        #expect(BarText.text(report(.snoozed), on: today) == "snoozed")
        let snooze = report(.snoozed) { $0.snoozedUntil = UTC(seconds: 1_800_003_600) }
        #expect(BarText.text(snooze, on: today) == "snoozed until 10:00")
        #expect(BarText.text(report(.paused), on: today) == "paused")
        let snoozed = report(.snoozed) { $0.snoozeEndsWithCall = true }
        #expect(BarText.text(snoozed, on: today) == "snoozed until the call ends")
        let pause = report(.paused) { $0.pausedUntil = UTC(seconds: 1_800_000_000) }
        #expect(BarText.text(pause, on: today) == "paused until 09:00")
        #expect(BarText.text(pause, on: today.advanced(by: -1)) == "paused until 09:00 on Fri")
        #expect(BarText.text(nil, on: today) == "no agent")
    }

    @Test func `a time on another day has its weekday, and one a week away its date, in every state`() {
        let time = UTC(seconds: 1_800_000_000)
        let states: [(Status.State, String)] = [
            (.sitting, "break at"), (.standing, "standing until"), (.snoozed, "snoozed until"),
            (.paused, "paused until"),
        ]
        for (state, words) in states {
            let report = report(state) {
                $0.next?.at = time
                ($0.standingSince, $0.standingUntil) = (state == .standing ? time : nil, time)
                ($0.snoozedUntil, $0.pausedUntil) = (time, time)
            }
            #expect(BarText.text(report, on: today) == "\(words) 09:00")
            #expect(BarText.text(report, on: today.advanced(by: -1)) == "\(words) 09:00 on Fri")
            #expect(BarText.text(report, on: today.advanced(by: -6)) == "\(words) 09:00 on Fri")
            #expect(BarText.text(report, on: today.advanced(by: -7)) == "\(words) 09:00 on 15 Jan")
        }
    }

    @Test func `a bar says that you stand when the state is another`() {
        func text(_ state: Status.State, _ kind: ReminderKind = .slot("evening")) -> String {
            BarText.text(report(state, kind) { $0.standingSince = UTC(seconds: 1_800_000_000) }, on: today)
        }
        #expect(text(.due) == "evening session due, standing")
        #expect(text(.shown) == "evening session now, standing")
        #expect(text(.snoozed) == "snoozed, standing")
        #expect(text(.paused) == "paused, standing")
        #expect(text(.standing) == "standing")
        #expect(text(.away) == "away")
        #expect(text(.holding) == "holding")
    }

    @Test func `a state of a newer agent is shown as it is`() {
        var newer = report(.sitting)
        newer.state = "dancing"
        #expect(BarText.text(newer, on: today) == "dancing")
    }

    @Test(arguments: [StatusFormatTests.bare, nil]) func `a line of JSON is the object without white space`(
        report: StatusReport?
    ) throws {
        let text = try StatusJSON.value(report).text
        #expect(try StatusLine.json.text(report) == text.filter { !$0.isWhitespace })
    }

    @Test func `Waybar gets a text, and a class for the state and for each reason to wait`() throws {
        let due = report(.due) { $0.heldBack = [.doNotDisturb] }
        #expect(
            try StatusLine.waybar.text(due, on: today) == """
                {"alt":"due","class":["due","do-not-disturb"],"text":"break due","tooltip":"A reminder is due. Sitting \
                since 08:47.\\nNext: 30 s of seated Child's Pose when do-not-disturb is off."}
                """)
        #expect(
            try StatusLine.waybar.text(nil) == """
                {"alt":"no-agent","class":["no-agent"],"text":"no agent","tooltip":"The agent is not running. \
                Start it with `balasana agent start`."}
                """)
    }

    @Test(arguments: [30, 40, 80]) func `no line is wider than the terminal`(width: Int) {
        let all = Status.State.allCases.map { state in
            report(state) {
                $0.heldBack = [.quiet(until: UTC(seconds: 1_800_200_000)), .call]
                $0.calls = [IdleInhibitor(program: "Firefox", reason: "video playing")]
                $0.isSuspended = true
                $0.sources.idle = nil
            }
        }
        for report in all + all.map(Self.withoutWaiting) {
            for isVerbose in [false, true] {
                let text = StatusPage.text(
                    report, at: LocalTime(today, TimeOfDay(hour: 9, minute: 0)), boot: 0, isVerbose: isVerbose,
                    width: width)
                for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
            }
        }
    }

    private static func withoutWaiting(_ report: StatusReport) -> StatusReport {
        var report = report
        report.heldBack = []
        return report
    }

    @Test func `at forty columns the status is a few lines, and verbose adds the sources below`() {
        func text(isVerbose: Bool) -> String {
            StatusPage.text(
                report(.sitting), at: LocalTime(today, TimeOfDay(hour: 9, minute: 0)), boot: 0, isVerbose: isVerbose,
                width: 40)
        }
        let short = "Sitting for 12 min.\nNext: 30 s of seated Child's Pose\nat 09:33."
        #expect(text(isVerbose: false) == short)
        #expect(
            text(isVerbose: true) == short + """


                Snoozes left: 3
                Idle time: X11 SYNC
                Screen lock: cannot be detected
                Sleep: cannot be detected
                Calls and films: none
                Notifications: dunst 1.9.0
                """)
    }

    @Test(arguments: ["--json", "--waybar", "--follow"]) func `verbose works only with plain text`(other: String) {
        #expect(throws: (any Error).self) { try StatusCommand.parse(["--verbose", other]) }
    }
}
