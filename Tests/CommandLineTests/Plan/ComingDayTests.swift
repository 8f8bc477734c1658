import Fixtures
@testable import Presenters
import ReminderCore
import Testing

@testable import balasana

/// What `balasana plan` tells of the days to come.
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
    func `a slot opens once a date over a change of the clocks`(start: String, opens: [String]) throws {
        let sessions = try days(3, from: start).flatMap(\.sessions).filter { $0.name == "night" }
        #expect(sessions.map { berlin.iso8601($0.opens) } == opens)
    }

    @Test func `today has what still comes`() throws {
        let today = try days(1, from: "2026-03-30T10:50:00Z")[0]
        #expect(today.sessions.map(\.name) == ["noon", "evening"])
        #expect(today.meals.map(\.name) == ["lunch"])
    }

    @Test func `quiet hours are told, and what waits for them`() throws {
        var settings = settings
        settings.quiet.ranges = [
            DailyRanges.Range(from: TimeOfDay(hour: 20, minute: 30), until: TimeOfDay(hour: 21, minute: 30))
        ]
        let now = try TraceTime.parse("2026-03-30T10:50:00Z")
        let today = ComingDay.days(1, settings, Practice(), SlotOutcomes(), berlin, at: now)
        #expect(today[0].sessions.last?.waitsUntil.map(berlin.iso8601) == "2026-03-30T21:30:00+02:00")
        let text = ComingText.text(today, SittingOutlook(settings, Practice(), .noAgent, berlin, at: now), berlin)
        #expect(text.contains("  20:30  quiet hours until 21:30\n"))
        #expect(text.contains("evening: Child's Pose, hold 30 s, from 21:30 on after quiet hours, until 23:00"))
    }

    @Test func `holds are as long as the answers have led to`() throws {
        let held = try TraceTime.parse("2026-03-29T06:00:00Z")
        let rows = (0..<3).flatMap { day in
            [HistoryEntry.Event.done, .comfortable].map { event in
                HistoryEntry(
                    at: held + .seconds(day * 60), event: event, kind: .slot("evening"), variation: .classic,
                    hold: .seconds(30), sitting: .zero)
            }
        }
        let today = try days(1, from: "2026-03-30T10:50:00Z", Practice(rows))[0]
        #expect(today.sessions.last?.hold == .seconds(45))
    }

    @Test func `it reads as people write a plan`() throws {
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
        let json = try ComingJSON.value(coming, sitting, berlin).text + "\n"
        #expect(try GoldenFile.text("plan.json", now: json) == json)
    }

    @Test func `after a meal the next reminder is a walk, and outside the hours there is none`() throws {
        let now = try TraceTime.parse("2026-03-28T08:00:00Z")
        let today = try days(1, from: "2026-03-28T08:00:00Z")
        var settings = settings
        func lines(_ next: SittingOutlook.Next) -> [Substring] {
            let sitting = SittingOutlook(settings, Practice(), next, berlin, at: now)
            return ComingText.text(today, sitting, berlin).split(separator: "\n").dropFirst().prefix {
                !$0.hasPrefix("Sat")
            }
        }
        var walk = StatusReport.Next(
            kind: "sitting", at: "2026-03-28T09:32:00+01:00", holdSeconds: 60, variation: "walk")
        walk.poseFrom = "2026-03-28T09:45:00+01:00"
        var noon = StatusReport.Next(
            kind: "slot", at: "2026-03-28T12:00:00+01:00", holdSeconds: 30, variation: "classic")
        noon.slot = "noon"
        #expect(
            lines(.afterSlot(noon)) == ["First comes the noon session, at 12:00; its hold counts as a break, too."])
        #expect(
            lines(.reminder(walk)) == [
                "Next at 09:32, if you stay: a walk, as Child's Pose waits until 09:45 because of a meal."
            ])
        settings.sitting.hours.ranges = [
            DailyRanges.Range(from: TimeOfDay(hour: 9, minute: 30), until: TimeOfDay(hour: 18, minute: 0))
        ]
        settings.sitting.hours.days = [.mon, .tue]
        #expect(
            lines(.reminder(walk)) == [
                "Sitting reminders come within your hours: 09:30 to 18:00, mon, tue.",
                "No sitting reminder comes before 09:30 on Mon.",
            ])
    }

    @Test func `without an agent it says so`() throws {
        let now = try TraceTime.parse("2026-03-28T08:00:00Z")
        let sitting = SittingOutlook(settings, Practice(), SittingOutlook.Next(nil), berlin, at: now)
        #expect(
            ComingText.text([], sitting, berlin).hasSuffix("\nWhen that is next is not known: no agent is running."))
    }

    @Test(arguments: ["0", "367", "-1"]) func `from 1 to 366 days are told`(days: String) {
        #expect(throws: (any Error).self) { try PlanCommand.parse(["--days=\(days)"]) }
    }
}
