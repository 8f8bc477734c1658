import Fixtures
import Platform
import ReminderCore
import Testing

@testable import Control
@testable import Presenters
@testable import balasana

/// Checks the days in `balasana plan`.
@Suite("Plan") struct ComingDayTests {
    private let berlin = Calendar.named("Europe/Berlin")!

    private var settings: Settings {
        var settings = Settings()
        settings.slots = [SlotSettings(name: "night", at: TimeOfDay(hour: 2, minute: 30)), .morning, .evening]
        settings.slots[1].days = [.mon, .tue, .wed, .thu, .fri]
        var noon = SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 45))
        noon.days = [.sun, .mon]
        settings.slots.append(noon)
        settings.meals = [
            MealSettings(name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))
        ]
        return settings
    }

    private func days(_ count: Int, from time: String, _ practice: Practice = Practice()) throws -> [ComingDay] {
        ComingDay.days(count, settings, practice, SlotOutcomes(), berlin, at: try TraceTime.parse(time))
    }

    @Test(arguments: [
        (
            "2026-03-27T23:00:00Z",
            ["2026-03-28T02:30:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00"]
        ),
        (
            "2026-10-23T22:00:00Z",
            ["2026-10-24T02:30:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"]
        ),
    ])
    func `a slot opens once on each date, even when the clock changes`(start: String, opens: [String]) throws {
        let sessions = try days(3, from: start).flatMap(\.sessions).filter { $0.name == "night" }
        #expect(sessions.map { berlin.iso8601($0.opens) } == opens)
    }

    @Test func `today has only events that are not over`() throws {
        let today = try days(1, from: "2026-03-30T10:50:00Z")[0]
        #expect(today.sessions.map(\.name) == ["noon", "evening"])
        #expect(today.meals.map(\.name) == ["lunch"])
    }

    @Test func `the plan has quiet hours and the sessions that wait for them`() throws {
        var settings = settings
        settings.quiet.ranges = [
            DailyRanges.Range(from: TimeOfDay(hour: 20, minute: 30), until: TimeOfDay(hour: 21, minute: 30))
        ]
        let now = try TraceTime.parse("2026-03-30T10:50:00Z")
        let today = ComingDay.days(1, settings, Practice(), SlotOutcomes(), berlin, at: now)
        #expect(today[0].sessions.last?.wait.map { berlin.iso8601($0.until) } == "2026-03-30T21:30:00+02:00")
        let text = ComingText.text(today, SittingOutlook(settings, Practice(), .noAgent, berlin, at: now), berlin)
        #expect(text.contains("  20:30  quiet hours until 21:30\n"))
        #expect(text.contains("  21:00  evening session, 30 s, waits until 21:30 because of quiet hours"))
    }

    @Test func `comfortable holds make the next hold longer`() throws {
        let held = try TraceTime.parse("2026-03-29T06:00:00Z")
        let rows = (0..<3).flatMap { day in
            [HistoryEvent.Name.done, .comfortable].map { event in
                HistoryEntry(at: held + .seconds(day * 60), event, .slot("evening"))
            }
        }
        let today = try days(1, from: "2026-03-30T10:50:00Z", Practice(rows))[0]
        #expect(today.sessions.last?.hold == .seconds(45))
    }

    @Test func `a session that is over 30 minutes late uses the chair, with the reason`() throws {
        func variations(_ time: String) throws -> [Variation] {
            try days(1, from: time)[0].sessions.filter { $0.name != "night" }.map(\.variation)
        }
        #expect(try variations("2026-03-30T08:00:00+02:00") == [.classic, .seated, .classic])
        #expect(try variations("2026-03-30T08:00:01+02:00") == [.seated, .seated, .classic], "lunch makes noon late")
        let now = try TraceTime.parse("2026-03-30T08:10:00+02:00")
        let open = try days(1, from: "2026-03-30T08:10:00+02:00")[0].sessions.filter(\.isOpen)
        let explanation = PlanExplanation.text(settings, Practice(), open, berlin, at: now)
        #expect(explanation.contains("Seated Child's Pose, because the session is more than 30 min late."))
        #expect(explanation.split(separator: "\n").filter { $0.contains("late") }.count == 1, "one is late")
        #expect(
            PlanExplanation.text(settings, Practice(), [], berlin, at: now).contains("late") == false)
        let lines = ComingText.entries(try days(1, from: "2026-03-30T08:10:00+02:00")[0], berlin).map(\.line)
        #expect(
            lines.contains("07:30  morning session, 30 s of seated Child's Pose (late), open until 09:30"))
    }

    @Test func `the plan and its JSON match the golden files`() throws {
        let now = try TraceTime.parse("2026-03-28T08:00:00Z")
        let sitting = SittingOutlook(
            settings, Practice(),
            .reminder(
                StatusReport.Next(
                    kind: "sitting", at: "2026-03-28T09:32:00+01:00", holdSeconds: 30, variation: "seated")),
            berlin, at: now)
        let coming = try days(3, from: "2026-03-28T08:00:00Z")
        let text = ComingText.text(coming, sitting, berlin) + "\n"
        #expect(try GoldenFile.text("plan.txt", now: text) == text)
        let json = ComingJSON.value(coming, sitting, berlin).text + "\n"
        #expect(try GoldenFile.text("plan.json", now: json) == json)
    }

    @Test func `after a meal the next reminder is a walk, and outside the hours there is none`() throws {
        let now = try TraceTime.parse("2026-03-28T08:00:00Z")
        let today = try days(1, from: "2026-03-28T08:00:00Z")
        var settings = settings
        func lines(_ next: SittingOutlook.Next) -> [Substring] {
            let sitting = SittingOutlook(settings, Practice(), next, berlin, at: now)
            return ComingText.text(today, sitting, berlin).split(separator: "\n").dropFirst().prefix {
                !$0.hasPrefix("Today")
            }
        }
        var walk = StatusReport.Next(
            kind: "sitting", at: "2026-03-28T09:32:00+01:00", holdSeconds: 60, variation: "walk")
        walk.poseFrom = "2026-03-28T09:45:00+01:00"
        var noon = StatusReport.Next(
            kind: "slot", at: "2026-03-28T12:00:00+01:00", holdSeconds: 30, variation: "classic")
        noon.slot = "noon"
        #expect(
            lines(.afterSlot(noon)) == ["The noon session at 12:00 comes first and also counts as a break."])
        noon.slot = "mine"
        #expect(
            lines(.afterSlot(noon)) == ["The session \"mine\" at 12:00 comes first and also counts as a break."])
        #expect(
            lines(.standing(until: "2026-03-28T10:30:00+01:00")) == [
                "You are standing until 10:30. Counting starts when you sit down."
            ])
        #expect(lines(.standing(until: nil)) == ["You are standing. Counting starts when you sit down."])
        #expect(lines(.away) == ["You are away. Counting restarts when you return."])
        #expect(
            lines(.reminder(walk)) == [
                "Next reminder at 09:32 if you keep sitting: a walk, because you ate (no poses",
                "until 09:45).",
            ])
        settings.sitting.hours.ranges = [
            DailyRanges.Range(from: TimeOfDay(hour: 9, minute: 30), until: TimeOfDay(hour: 18, minute: 0))
        ]
        settings.sitting.hours.days = [.mon, .tue]
        #expect(
            lines(.reminder(walk)) == [
                "Sitting reminders come from 09:30 to 18:00 on Mon and Tue.",
                "No sitting reminders until 09:30 on Mon.",
            ])
    }

    @Test func `without sitting reminders the plan has the sessions`() throws {
        let now = try TraceTime.parse("2026-03-28T08:00:00Z")
        var settings = settings
        settings.sitting.remindAfter = nil
        settings.sitting.hours.days = [.mon]
        var evening = StatusReport.Next(
            kind: "slot", at: "2026-03-28T21:00:00+01:00", holdSeconds: 30, variation: "classic")
        evening.slot = "evening"
        let sitting = SittingOutlook(settings, Practice(), .afterSlot(evening), berlin, at: now)
        let today = try days(1, from: "2026-03-28T08:00:00Z")
        #expect(ComingText.text(today, sitting, berlin).hasPrefix("Sitting reminders are off.\n\nToday, "))
        #expect(ComingJSON.value([], sitting, berlin).text.contains("\"remind_after_seconds\" : null"))
        let alone = SittingOutlook(settings, Practice(), .noAgent, berlin, at: now)
        #expect(ComingText.text([], alone, berlin) == "Sitting reminders are off.\nThe agent is not running.")
    }

    @Test func `without an agent the next reminder is unknown`() throws {
        let now = try TraceTime.parse("2026-03-28T08:00:00Z")
        let sitting = SittingOutlook(settings, Practice(), SittingOutlook.Next(nil), berlin, at: now)
        #expect(
            ComingText.text([], sitting, berlin)
                .hasSuffix("\nThe agent is not running, so the next reminder is unknown."))
    }

    @Test(arguments: ["0", "367", "-1"]) func `the number of days must be from 1 to 366`(days: String) {
        #expect(throws: (any Error).self) { try PlanCommand.parse(["--days=\(days)"]) }
    }

    /// The printed plan from `now` on, with the default slots.
    private func week(
        _ now: String, days: Int = 8, width: Int = 80, _ change: (inout Settings) -> Void = { _ in }
    ) throws -> String {
        var settings = Settings()
        settings.slots = [.morning, .evening]
        change(&settings)
        let now = try TraceTime.parse(now)
        let coming = ComingDay.days(days, settings, Practice(), SlotOutcomes(), berlin, at: now)
        let sitting = SittingOutlook(settings, Practice(), .noAgent, berlin, at: now)
        return ComingText.text(coming, sitting, berlin, width: width)
    }

    @Test func `a meal that is over when it begins has no end`() throws {
        func lunch(_ now: String, _ from: TimeOfDay, _ until: TimeOfDay) throws -> Bool {
            try week(now, days: 1) { $0.meals = [MealSettings(name: "lunch", from: from, until: until)] }
                .contains("lunch, no poses until ")
        }
        let noon = TimeOfDay(hour: 12, minute: 0)
        #expect(try lunch("2026-11-29T08:00:00Z", noon, noon))
        #expect(try !lunch("2026-11-29T08:00:00Z", noon, TimeOfDay(hour: 12, minute: 30)))
        // The clocks go forward from two to three.
        #expect(
            try lunch("2027-03-27T23:30:00Z", TimeOfDay(hour: 2, minute: 0), TimeOfDay(hour: 2, minute: 45)))
    }

    @Test func `equal consecutive days share a block`() throws {
        #expect(
            try week("2026-11-29T21:00:00Z") {
                $0.slots[0].days = [.mon, .tue, .wed, .thu, .fri]
            } == """
                After 45 min of sitting: 30 s of seated Child's Pose.
                The agent is not running, so the next reminder is unknown.

                Today, Sun 29 Nov
                  21:00  evening session, 30 s of seated Child's Pose (late), open until 23:00

                Mon 30 Nov to Fri 4 Dec
                  07:30  morning session, 30 s
                  21:00  evening session, 30 s

                Sat 5 Dec and Sun 6 Dec
                  21:00  evening session, 30 s
                """)
        #expect(
            try week("2026-12-31T22:30:00Z", days: 3).hasSuffix(
                """
                Today, Thu 31 Dec
                  nothing planned

                Fri 1 Jan 2027 and Sat 2 Jan 2027
                  07:30  morning session, 30 s
                  21:00  evening session, 30 s
                """))
    }

    @Test func `the pose is named unless it is the classic one`() throws {
        let text = try week("2026-11-29T23:30:00Z", days: 1) { $0.body.hips = true }
        #expect(text.contains("  07:30  morning session, 30 s of supported Child's Pose\n"))
    }

    @Test func `quiet hours that the clock skips are left out`() throws {
        func quiet(_ from: TimeOfDay, _ until: TimeOfDay) throws -> [Int] {
            var settings = Settings()
            settings.quiet.ranges = [DailyRanges.Range(from: from, until: until)]
            let now = try TraceTime.parse("2026-03-27T23:30:00Z")
            return ComingDay.days(3, settings, Practice(), SlotOutcomes(), berlin, at: now).map(\.quiet.count)
        }
        let (two, three) = (TimeOfDay(hour: 2, minute: 0), TimeOfDay(hour: 3, minute: 0))
        #expect(try quiet(two, three) == [1, 0, 1])
        #expect(try quiet(TimeOfDay(hour: 2, minute: 15), TimeOfDay(hour: 2, minute: 45)) == [1, 0, 1])
        #expect(try quiet(two, TimeOfDay(hour: 4, minute: 0)) == [1, 1, 1])
    }

    @Test(arguments: [40, 80]) func `no line is wider than the terminal`(width: Int) throws {
        let text = try week("2026-11-29T21:30:00Z", width: width) { settings in
            settings.meals = [
                MealSettings(name: "lunch", from: TimeOfDay(hour: 12, minute: 0), until: TimeOfDay(hour: 13, minute: 0))
            ]
            settings.slots[0].at = TimeOfDay(hour: 13, minute: 30)
            settings.slots[0].days = [.mon, .wed, .thu, .fri]
            settings.quiet.ranges = [
                DailyRanges.Range(from: TimeOfDay(hour: 22, minute: 0), until: TimeOfDay(hour: 6, minute: 30))
            ]
            settings.body.pregnancy = true
            settings.sitting.hours.days = [.mon, .wed]
        }
        for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
        // Continuation lines are indented below the times.
        let entries = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(entries.allSatisfy { $0.dropFirst(7).hasPrefix("  ") })
        #expect(entries.contains { $0.hasPrefix("         ") })
    }
}
