import Platform
import ReminderCore
import ReminderSimulation
import Testing

@testable import balasana

/// Checks the effect of each kind of event in a trace.
@Suite("Simulation") struct SimulationTests {
    private func events(_ lines: String, _ change: (inout Settings) -> Void = { _ in }) throws -> [String] {
        try SampleTrace(lines: lines, settings: SampleTrace.settings(change)).events()
    }

    @Test func `the user sits from active to idle`() throws {
        #expect(try events("06:00 active\n06:47 end") == ["06:45:00 due", "06:47:00 shown"])
        #expect(try events("06:00 active\n06:40 idle\n06:50 end") == ["06:43:00 away-break"])
        #expect(try events("06:00 active\n06:30 idle\n06:32 active\n06:46 end") == ["06:45:00 due"])
        #expect(try events("06:00 active\n06:30 idle\n06:40 active\n07:24 end") == ["06:33:00 away-break"])
    }

    @Test func `events are emitted while later steps are still to come`() {
        var run = SimulationRun(SampleTrace.settings(), Calendar.named("UTC")!)
        var stepsRead = 0
        var readAtFirst: Int?
        // An hour and a half at the desk on each of 60 days.
        for index in 0..<120 {
            stepsRead += 1
            let at = UTC(seconds: 1_800_000_000 + Int64(index / 2 * 86_400 + index % 2 * 5400))
            _ = run.take(SimulatedStep(index % 2 == 0 ? .active : .idle, at: at)) { _ in
                readAtFirst = readAtFirst ?? stepsRead
            }
        }
        #expect(readAtFirst.map { $0 < 60 } == true)
    }

    @Test func `before the first active the user is away`() throws {
        #expect(try events("06:00 dnd-off\n09:00 end") == [])
        #expect(try events("06:00 idle\n06:10 active\n06:56 end") == ["06:55:00 due"])
    }

    @Test func `a reminder appears in the first sufficient pause of input`() throws {
        #expect(
            try events("06:00 active\n06:45:30 idle\n06:45:40 active\n06:46 end") == ["06:45:00 due", "06:45:35 shown"])
    }

    @Test func `locking withdraws the reminder, and unlocking counts as input`() throws {
        #expect(
            try events("06:00 active\n06:47:10 locked\n06:48 unlocked\n06:50:30 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:10 withdrawn (away)",
            ])
        #expect(
            try events("06:00 active\n06:30 locked\n06:40 unlocked\n07:26 end") == [
                "06:33:00 away-break", "07:25:00 due",
            ])
    }

    @Test func `switching to another session counts as away`() throws {
        #expect(
            try events("06:00 active\n06:30 switched-away\n06:40 switched-back\n07:26 end") == [
                "06:33:00 away-break", "07:25:00 due",
            ])
    }

    @Test func `nothing happens during sleep, and sleep is not sitting time`() throws {
        #expect(
            try events("06:00 active\n06:30 asleep\n07:40 awake\n08:26 end") == ["07:40:00 away-break", "08:25:00 due"])
        #expect(try events("06:00 active\n06:30 asleep\n06:31 awake\n06:46:30 end") == ["06:46:00 due"])
    }

    @Test func `standing is not sitting`() throws {
        let from = "from=2026-03-30T06:20:00.000+00:00"
        #expect(
            try events("06:00 active\n06:20 stand\n07:30 sit\n08:16 end") == [
                "07:30:00 standing (\(from) ended=sit)", "08:15:00 due",
            ])
        #expect(
            try events("06:00 active\n06:20 stand for 30m\n07:36 end") == [
                "06:50:00 standing (\(from) ended=over)", "07:35:00 due",
            ])
        let refused = SampleTrace(lines: "06:00 active\n06:20 stand for 30s\n06:21 sit\n06:30 end")
        #expect(
            try refused.refusals() == [
                "trace:2: A period of standing lasts from 1 min to 12 h.", "trace:3: You were not standing.",
            ])
    }

    @Test func `a slot missed during sleep is recorded with the time at which it ended`() throws {
        let events = try events("06:00 active\n06:10 asleep\n12:00 awake\n12:01 end") { $0.slots = [.morning] }
        #expect(events == ["09:30:00 missed (date=2026-03-30)", "12:00:00 away-break"])
    }

    @Test func `a call holds a reminder back until it ends`() throws {
        #expect(
            try events("06:00 active\n06:40 call-started\n07:00 call-ended\n07:03 end") == [
                "06:45:00 due", "06:45:00 held-back (call)", "07:00:15 released (call)", "07:02:15 shown",
            ])
        #expect(
            try events("06:00 active\n06:40 call-started program caffeine\n06:47 end") {
                $0.calls.ignored = ["caffeine"]
            } == ["06:45:00 due", "06:47:00 shown"])
        #expect(
            try events(
                """
                06:00 active
                06:40 call-started program a
                06:41 call-started program b
                06:50 call-ended program a
                07:00 call-ended program b
                07:01 end
                """) == ["06:45:00 due", "06:45:00 held-back (call)", "07:00:15 released (call)"])
    }

    @Test func `call-ended without a program ends all calls, and an unknown call is reported`() throws {
        #expect(
            try events(
                "06:00 active\n06:40 call-started program a\n06:41 call-started program b\n07:00 call-ended\n07:01 end")
                == ["06:45:00 due", "06:45:00 held-back (call)", "07:00:15 released (call)"])
        let trace = SampleTrace(
            lines: "06:00 active\n06:10 call-started program a\n06:20 call-ended program b\n06:30 resume\n06:31 better",
            settings: SampleTrace.settings())
        #expect(
            try trace.refusals() == [
                "trace:3: There is no such call.", "trace:4: Reminders were not paused.",
                "trace:5: There was no pain limit to lift.",
            ])
    }

    @Test func `do-not-disturb withdraws a reminder and holds it back`() throws {
        #expect(
            try events("06:00 active\n06:47:10 dnd-on\n06:50 dnd-off\n06:52 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:10 withdrawn (do-not-disturb)",
                "06:47:10 held-back (do-not-disturb)", "06:50:00 released (do-not-disturb)", "06:52:00 shown (again)",
            ])
    }

    @Test func `a pause lasts for its length, or until resume`() throws {
        #expect(
            try events("06:00 active\n06:40 pause for 20m\n07:01 end") == [
                "06:45:00 due", "06:45:00 held-back (pause)", "07:00:00 released (pause)",
            ])
        #expect(
            try events("06:00 active\n06:40 pause\n06:50 resume\n06:51 end") == [
                "06:45:00 due", "06:45:00 held-back (pause)", "06:50:00 released (pause)",
            ])
    }

    @Test func `after start there is no input until the hold ends`() throws {
        #expect(
            try events("06:00 active\n06:47:10 start\n07:33:46 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:15 started", "06:47:45 done", "07:32:45 due",
            ])
    }

    @Test func `active during a hold makes it partial`() throws {
        #expect(
            try events("06:00 active\n06:47:10 start\n06:47:20 active\n06:49 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:15 started", "06:47:45 partial (input)",
            ])
    }

    @Test func `stop makes a hold partial`() throws {
        #expect(
            try events("06:00 active\n06:47:10 start\n06:47:30 stop\n06:49 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:15 started", "06:47:30 partial (stopped)",
            ])
    }

    @Test func `close withdraws the reminder, which appears again later`() throws {
        #expect(
            try events("06:00 active\n06:47:10 close\n07:05 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:10 withdrawn (closed)", "07:04:10 shown (nudge=1)",
            ])
    }

    @Test func `an unanswered reminder is withdrawn and finally ignored`() throws {
        #expect(
            try events("06:00 active\n06:50 end") { $0.delivery.nudges = 0 } == [
                "06:45:00 due", "06:47:00 shown", "06:48:01 withdrawn (expired)", "06:48:01 ignored",
            ])
    }

    @Test func `snooze postpones the reminder for its length`() throws {
        #expect(
            try events("06:00 active\n06:47:10 snooze for 15m\n07:05 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:10 snoozed (for=900s left=2)", "07:04:10 shown",
            ])
        #expect(try events("06:00 active\n06:47:10 snooze\n06:48 end").last == "06:47:10 snoozed (for=300s left=2)")
    }

    @Test func `a snooze longer than the settings allow is taken as recorded`() throws {
        #expect(
            try events("06:00 active\n06:47:10 snooze for 40m\n07:30 end") { $0.snooze.lengths = [.seconds(600)] } == [
                "06:45:00 due", "06:47:00 shown", "06:47:10 snoozed (for=2400s left=2)", "07:29:10 shown",
            ])
    }

    @Test func `skip declines the reminder`() throws {
        #expect(
            try events("06:00 active\n06:47:10 skip\n07:33 end") == [
                "06:45:00 due", "06:47:00 shown", "06:47:10 skipped", "07:32:10 due",
            ])
    }

    @Test(arguments: ["comfortable", "too-long", "hurt"]) func `a rating is recorded`(word: String) throws {
        let lines = "06:00 active\n06:47:10 start\n06:48:20 \(word)\n06:49 end"
        #expect(try events(lines).last == "06:48:20 \(word)")
    }

    @Test func `hurt makes the next hold gentler, and better reverts that`() throws {
        func variation(_ more: String) throws -> Variation? {
            let lines = "06:00 active\n06:10 start\n06:12 hurt\n\(more)08:00 end"
            return try SampleTrace(lines: lines, settings: SampleTrace.settings()).simulated()
                .last { $0.word == "due" }?.variation
        }
        #expect(try variation("") == .walk)
        #expect(try variation("06:13 better\n") == .seated)
    }

    @Test func `after a meal a slot waits`() throws {
        let events = try events("07:00 active\n07:20 ate\n08:25 end") { $0.slots = [.morning] }
        #expect(
            events.prefix(3) == ["07:20:00 ate", "07:30:00 due (date=2026-03-30)", "07:30:00 held-back (meal)"])
        #expect(events.contains("08:20:00 released (meal)"))
    }

    @Test func `setting the clock moves slots but no durations`() throws {
        let events = try events("06:00 active\n06:10 clock-set to 2026-04-02T07:29:00Z\n06:46 end") {
            $0.slots = [.morning]
        }
        // The clock shows the new time. 35 minutes later the user has been sitting for 45 minutes.
        #expect(events.prefix(1) == ["07:30:00 due (date=2026-04-02)"])
        #expect(events.contains("08:04:00 due"))
    }

    @Test func `setting the clock back does not open a slot again`() throws {
        let events = try events("07:00 active\n07:35 skip\n08:00 clock-set to 2026-03-30T07:00:00Z\n09:00 end") {
            $0.slots = [.morning]
        }
        #expect(events.filter { $0.contains("due (date") } == ["07:30:00 due (date=2026-03-30)"])
    }

    @Test func `another time zone moves slots but no durations`() throws {
        let trace = SampleTrace(
            lines: "05:00 active\n05:10 zone to Europe/Berlin\n05:46 end",
            settings: SampleTrace.settings { $0.slots = [.morning] })
        let due = try trace.simulated().filter { $0.word == "due" }.map(\.at)
        #expect(due == ["2026-03-30T07:30:00+02:00", "2026-03-30T07:45:00+02:00"])
    }

    @Test func `lines after end are ignored`() throws {
        let text = SampleTrace(lines: "06:00 active\n06:46 end").text + "broken\n"
        let steps = try SampleTrace.steps(text)
        #expect(try SampleTrace.simulated(steps, SampleTrace.settings(), "UTC").count == 1)
    }

    @Test func `an answer without a reminder is refused`() throws {
        let trace = SampleTrace(
            lines: "06:00 active\n06:10 skip\n06:20 close\n06:46 end", settings: SampleTrace.settings())
        #expect(try trace.refusals() == ["trace:2: No reminder is due.", "trace:3: Nothing is on the screen."])
        #expect(try trace.simulated().count == 1)
    }

    /// The nights when the clock changes, with a slot in the hour that is skipped or repeated.
    @Test(arguments: [("2026-03-27", "2026-03-29T03:00:00+02:00"), ("2026-10-23", "2026-10-25T02:30:00+02:00")])
    func `each slot opens once on each local date when the clock changes`(start: String, night: String) throws {
        let day = try TraceTime.parse("\(start)T00:00:00Z")
        let settings = SampleTrace.settings {
            $0.slots = [SlotSettings(name: "night", at: TimeOfDay(hour: 2, minute: 30)), .morning, .evening]
        }
        let berlin = Calendar.named("Europe/Berlin")!
        let steps = [
            TraceStep(.active, .active, at: day, place: TracePlace(file: "")),
            TraceStep(.end, .end, at: day + .seconds(5 * 86_400), place: TracePlace(file: "")),
        ]
        let due = try SampleTrace.simulated(steps, settings, "Europe/Berlin").filter {
            $0.word == "due" && $0.kind != .sitting
        }
        let first = berlin.local(day).date
        for slot in settings.slots {
            let opened = due.filter { $0.kind == .slot(slot.name) }
            #expect(opened.map(\.local.date) == (0..<5).map { first.advanced(by: $0) })
            #expect(opened.map(\.reason) == opened.map { "date=\($0.local.date)" })
        }
        #expect(due.map(\.at).contains(night))
        #expect(due.map(\.at) == due.map(\.at).sorted { $0.prefix(19) < $1.prefix(19) })
    }
}
