import ReminderCore
import Testing

@Suite("Rule 10: a pause until tomorrow") struct TomorrowTests {
    /// Sunday, 29 November 2026, at `hour`:`minute` UTC.
    private static func sunday(_ hour: Int, _ minute: Int = 0) -> UTC {
        UTC(seconds: 1_795_910_400 + Int64(hour * 3600 + minute * 60))
    }

    private func desk(at utc: UTC, hours: [DailyRanges.Range] = [], days: Set<Weekday>? = nil) -> Desk {
        Desk(
            Desk.withoutSlots {
                $0.sitting.hours.ranges = hours
                if let days { $0.sitting.hours.days = days }
            }, utc: utc)
    }

    private let office = [
        DailyRanges.Range(from: TimeOfDay(hour: 13, minute: 0), until: TimeOfDay(hour: 17, minute: 0)),
        DailyRanges.Range(from: TimeOfDay(hour: 8, minute: 30), until: TimeOfDay(hour: 12, minute: 0)),
    ]

    @Test func `it ends at six in the morning of the next date`() {
        let desk = desk(at: Self.sunday(15))
        #expect(desk.command(.pauseUntil(.tomorrow)) == .paused(until: Self.sunday(24 + 6)))
        desk.pass(.hours(15) - .seconds(1))
        #expect(desk.state == .paused)
        desk.pass(.seconds(1))
        #expect(desk.state != .paused)
    }

    @Test func `it ends at the first hour of sitting reminders, whatever their days`() {
        let desk = desk(at: Self.sunday(15), hours: office, days: [.sun])
        #expect(desk.command(.pauseUntil(.tomorrow)) == .paused(until: Self.sunday(24 + 8, 30)))
    }

    @Test func `at night it ends in the coming morning`() {
        #expect(
            desk(at: Self.sunday(1, 30)).command(.pauseUntil(.tomorrow)) == .paused(until: Self.sunday(6)))
        #expect(
            desk(at: Self.sunday(5, 59), hours: office).command(.pauseUntil(.tomorrow))
                == .paused(until: Self.sunday(8, 30)))
        #expect(
            desk(at: Self.sunday(6), hours: office).command(.pauseUntil(.tomorrow))
                == .paused(until: Self.sunday(24 + 8, 30)))
    }

    @Test func `an early first hour ends the night`() {
        let early = [DailyRanges.Range(from: TimeOfDay(hour: 4, minute: 0), until: TimeOfDay(hour: 12, minute: 0))]
        #expect(
            desk(at: Self.sunday(3, 59), hours: early).command(.pauseUntil(.tomorrow))
                == .paused(until: Self.sunday(4)))
        #expect(
            desk(at: Self.sunday(4), hours: early).command(.pauseUntil(.tomorrow))
                == .paused(until: Self.sunday(24 + 4)))
    }

    @Test func `it goes by the civil clock, also over a restart`() {
        let late = [DailyRanges.Range(from: TimeOfDay(hour: 22, minute: 0), until: TimeOfDay(hour: 23, minute: 0))]
        let desk = desk(at: Self.sunday(7), hours: late)
        #expect(desk.command(.pauseUntil(.tomorrow)) == .paused(until: Self.sunday(24 + 22)))
        desk.setClock(Self.sunday(6))
        desk.pass(.hours(39))
        #expect(desk.state == .paused)
        let next = Desk(
            Desk.withoutSlots(), utc: desk.now.utc, saved: desk.policy.saved(at: desk.now),
            continuity: .newBoot, instant: Instant(sinceBoot: .seconds(50)))
        #expect(next.state == .paused)
        next.pass(.hours(1) - .seconds(1))
        #expect(next.state == .paused)
        next.pass(.seconds(1))
        #expect(next.state != .paused)
    }

    @Test func `another zone changes nothing, as with every pause until a time`() {
        let berlin = Calendar(zone: .fixed(offset: 3600))
        let desk = Desk(Desk.withoutSlots(), calendar: berlin, utc: Self.sunday(22, 30))
        #expect(desk.command(.pauseUntil(.tomorrow)) == .paused(until: Self.sunday(24 + 5)))
        desk.send(.zoneChanged(Calendar(zone: .fixed(offset: 0))))
        desk.pass(.minutes(390))
        #expect(desk.state != .paused)
    }

    @Test func `a reminder can be snoozed until tomorrow if that is near enough`() {
        let desk = desk(at: Self.sunday(23))
        desk.pass(.minutes(47))
        #expect(desk.command(.snoozeUntil(.tomorrow)) == .snoozed(until: Self.sunday(24 + 6), left: 2))
        let noon = self.desk(at: Self.sunday(12))
        noon.pass(.minutes(47))
        #expect(noon.command(.snoozeUntil(.tomorrow)) == .refused(.snoozeTooFar(until: Self.sunday(24 + 6))))
    }
}
