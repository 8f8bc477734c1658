import Platform
import ReminderCore
import Testing

@testable import Control
@testable import balasana

/// The plan while the user has paused reminders.
@Suite("Plan in a pause") struct PausedPlanTests {
    private let berlin = Calendar.named("Europe/Berlin")!
    private let evening = "2026-11-29T20:56:00+01:00"

    /// The lines at 20:56 on a Sunday, with the default slots.
    private func lines(_ pause: PlannedPause?, _ change: (inout Settings) -> Void = { _ in }) throws -> [Substring] {
        var settings = Settings()
        change(&settings)
        let now = try TraceTime.parse(evening)
        let days = ComingDay.days(2, settings, Practice(), SlotOutcomes(), berlin, at: now, pause: pause)
        let sitting = SittingOutlook(settings, Practice(), .noAgent, pause: pause, berlin, at: now)
        return ComingText.text(days, sitting, berlin).split(separator: "\n")
    }

    private func until(_ time: String) throws -> PlannedPause { .until(try TraceTime.parse(time)) }

    @Test func `a session comes at the end of the pause if its window goes on`() throws {
        let lines = try lines(until("2026-11-29T21:26:00+01:00"))
        #expect(lines[0] == "Paused until 21:26.")
        #expect(lines.contains("  21:00  evening session, 30 s, waits until 21:26 because of the pause"))
    }

    @Test(arguments: ["2026-11-29T23:00:00+01:00", "2026-11-30T07:30:00+01:00"])
    func `a session that is over before the end of the pause is left out`(end: String) throws {
        let lines = try lines(until(end))
        #expect(lines[0] == (end.hasPrefix("2026-11-29") ? "Paused until 23:00." : "Paused until 07:30 on Mon."))
        #expect(
            lines.dropFirst(3) == [
                "Today, Sun 29 Nov", "  nothing planned", "Mon 30 Nov", "  07:30  morning session, 30 s",
                "  21:00  evening session, 30 s",
            ])
    }

    @Test func `meals and quiet hours that are over before the end of the pause are left out`() throws {
        let lines = try lines(until("2026-11-30T06:00:00+01:00")) {
            $0.slots = []
            $0.meals = [
                MealSettings(
                    name: "supper", from: TimeOfDay(hour: 21, minute: 0), until: TimeOfDay(hour: 21, minute: 30))
            ]
            $0.quiet.ranges = [.init(from: TimeOfDay(hour: 22, minute: 0), until: TimeOfDay(hour: 6, minute: 30))]
        }
        #expect(
            lines.dropFirst(3).prefix(3)
                == ["Today, Sun 29 Nov", "  22:00  quiet hours until 06:30", "Mon 30 Nov"])
    }

    @Test func `nothing comes in a pause without an end`() throws {
        let lines = try lines(.indefinite)
        #expect(lines[0] == "Paused until `balasana resume`.")
        #expect(lines.suffix(2) == ["Sun 29 Nov and Mon 30 Nov", "  nothing planned"])
    }

    @Test func `a pause until the end of a call is named, and hides nothing`() throws {
        let lines = try lines(.callEnd)
        #expect(lines[0] == "Paused until the call ends.")
        #expect(lines.contains("  21:00  evening session, 30 s"))
    }

    @Test func `without an agent the pause is the one that was saved`() throws {
        let now = try TraceTime.parse(evening)
        let boot = Instant(sinceBoot: .seconds(1000))
        func pause(_ pause: UserPause?, after span: Duration = .zero) -> PlannedPause? {
            var saved = SavedState(savedAt: Moment(instant: boot, utc: now))
            saved.pause = pause
            return PlannedPause(saved, at: now + span)
        }
        #expect(pause(.until(boot + .seconds(3600))) == .until(now + .seconds(3600)))
        #expect(pause(.until(boot + .seconds(3600)), after: .seconds(3600)) == nil, "it is over")
        #expect(pause(.untilTime(now + .seconds(60), at: boot)) == .until(now + .seconds(60)))
        #expect(pause(.indefinite) == .indefinite)
        #expect(pause(.callEnd) == nil && pause(nil) == nil)
    }

    @Test func `JSON says that there is a pause, and until when`() throws {
        let now = try TraceTime.parse(evening)
        func text(_ pause: PlannedPause?) -> String {
            let sitting = SittingOutlook(Settings(), Practice(), .noAgent, pause: pause, berlin, at: now)
            return ComingJSON.value([], sitting, berlin).text
        }
        #expect(text(nil).contains("\"paused\" : false"))
        let hour = try text(until("2026-11-29T21:56:00+01:00"))
        #expect(hour.contains("\"paused\" : true") && hour.contains("\"2026-11-29T21:56:00+01:00\""))
        #expect(text(.indefinite).contains("\"paused_until\" : null"))
    }
}
