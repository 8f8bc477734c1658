import ReminderCore
import Testing

/// What the status says of the answers that are possible now.
@Suite("Status: possible answers") struct StatusTests {
    private func status(_ desk: Desk) -> Status { desk.policy.status(at: desk.now) }

    @Test func `the snoozes are there while a reminder is due and some are left`() {
        let desk = Desk(Desk.withoutSlots { $0.snooze.budget = 1 }, utc: MealTests.noon)
        #expect(status(desk).snoozes.isEmpty)
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        #expect(status(desk).snoozes == [.minutes(5), .minutes(15), .minutes(30)])
        desk.command(.snooze(nil))
        #expect(status(desk).snoozes.isEmpty)
    }

    @Test func `a snooze beyond the window of a session is not there`() {
        var slot = SlotSettings.morning
        slot.at = TimeOfDay(hour: 12, minute: 1)
        slot.catchUp = .minutes(20)
        let desk = Desk(Desk.withoutSlots { $0.slots = [slot] }, utc: MealTests.noon)
        desk.pass(.minutes(6))
        #expect(status(desk).snoozes == [.minutes(5)])
    }

    @Test func `an answer is possible after a hold, until it is given or a day has passed`() {
        let comfort = ComfortTests()
        let desk = comfort.desk()
        #expect(status(desk).answers.isEmpty)
        comfort.hold(desk)
        #expect(status(desk).answers == [.comfortable, .tooLong, .hurt])
        desk.command(.comfort(.comfortable))
        #expect(status(desk).answers.isEmpty)
        comfort.hold(desk)
        #expect(!status(desk).answers.isEmpty)
        desk.pass(.hours(25))
        #expect(status(desk).answers.isEmpty)
    }

    @Test func `a break is due after the rest of the sitting time`() {
        let desk = Desk(utc: MealTests.noon)
        desk.pass(.minutes(20))
        #expect(status(desk).sittingDue == MealTests.noon + .minutes(45))
        #expect(status(desk).next?.at == status(desk).sittingDue)
    }

    // MARK: What comes next

    /// Monday, 30 November 2026, 15:00.
    private static let monday = UTC(seconds: 1_796_050_800)

    /// A desk at that time. It has a session at `hour`, with a window of two hours, and one at 07:30.
    private func desk(at hour: Int, _ change: (inout Settings) -> Void = { _ in }) -> Desk {
        let late = SlotSettings(name: "late", at: TimeOfDay(hour: hour, minute: 0))
        return Desk(
            Desk.withoutSlots {
                $0.slots = [.morning, late]
                change(&$0)
            }, utc: Self.monday)
    }

    @Test func `a session that is open does not come after a pause that outlasts its window`() {
        let desk = desk(at: 15) { $0.sitting.remindAfter = nil }
        #expect(status(desk).next?.kind == .slot("late"))
        desk.command(.pauseUntil(.time(TimeOfDay(hour: 17, minute: 0))))
        #expect(status(desk).next?.kind == .slot("morning"))
        #expect(status(desk).next?.at == Self.monday + .minutes(990))
        desk.command(.pauseUntil(.time(TimeOfDay(hour: 16, minute: 59))))
        #expect(status(desk).next?.kind == .slot("late"))
        #expect(status(desk).next?.at == Self.monday + .minutes(119))
    }

    @Test func `nor does one that would open in that pause, or in quiet hours that outlast its window`() {
        let pausing = desk(at: 21) { $0.sitting.remindAfter = nil }
        pausing.command(.pauseUntil(.tomorrow))
        #expect(status(pausing).next?.kind == .slot("morning"))
        pausing.pass(.hours(16) + .minutes(32) + .seconds(30))
        #expect(pausing.reminder?.kind == .slot("morning"))
        let quiet = desk(at: 21) {
            $0.sitting.remindAfter = nil
            $0.quiet.ranges = [.init(from: TimeOfDay(hour: 20, minute: 0), until: TimeOfDay(hour: 7, minute: 0))]
        }
        #expect(status(quiet).next?.kind == .slot("morning"))
    }

    @Test func `a pause that ends in quiet hours or outside the hours of sitting is followed by them`() {
        let quiet = desk(at: 12) {
            $0.quiet.ranges = [.init(from: TimeOfDay(hour: 16, minute: 0), until: TimeOfDay(hour: 18, minute: 0))]
        }
        quiet.command(.pauseUntil(.time(TimeOfDay(hour: 17, minute: 0))))
        #expect(status(quiet).next?.kind == .sitting)
        #expect(status(quiet).next?.at == Self.monday + .minutes(180))
        let off = desk(at: 12) { $0.sitting.hours.days = [.mon, .wed] }
        off.command(.pauseUntil(.tomorrow))
        #expect(status(off).next?.kind == .slot("morning"))
    }

    @Test func `the sitting when the next break is due is exact, at whatever time it is asked for`() {
        let desk = desk(at: 12)
        for _ in 0..<10 {
            desk.pass(.milliseconds(123_457))
            #expect(status(desk).sittingWhenDue == .minutes(45))
        }
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(status(desk).sittingWhenDue == nil)
    }

    @Test func `at the end of a pause a session comes before sitting that was due earlier`() {
        let desk = desk(at: 16)
        desk.command(.pauseUntil(.time(TimeOfDay(hour: 16, minute: 30))))
        desk.pass(.minutes(70))
        #expect(status(desk).next?.kind == .slot("late"))
        desk.pass(.minutes(23))
        #expect(desk.reminder?.kind == .slot("late"))
    }

    @Test func `what is on the screen is next, and then what a snoozed session lets come`() {
        let desk = desk(at: 16)
        desk.pass(.minutes(47))
        #expect(desk.reminder?.kind == .sitting)
        desk.close(.expired)
        desk.pass(.minutes(15))
        desk.pass(.seconds(30))
        #expect(desk.state == .shown && desk.reminder?.kind == .slot("late"))
        #expect(status(desk).next?.kind == .slot("late"))
        desk.command(.snooze(.minutes(30)))
        desk.pass(.minutes(20))
        #expect(desk.state == .snoozed)
        #expect(status(desk).next?.kind == .slot("late"))
        #expect(status(desk).next.map { $0.at > desk.now.utc } ?? false)
    }

    @Test func `the end of a snooze is its own, also if a session comes before it`() {
        let desk = desk(at: 16)
        desk.pass(.minutes(47))
        #expect(desk.reminder?.kind == .sitting)
        desk.command(.snooze(.minutes(30)))
        let end = desk.now.utc + .minutes(30)
        #expect(status(desk).snoozedUntil == end)
        #expect(status(desk).next?.kind == .slot("late"))
        #expect(status(desk).next?.at == Self.monday + .minutes(60))
        let content = StatusContent(status(desk), desk.policy.calendar, at: desk.now.utc)
        #expect(content.end == .time(desk.policy.calendar.local(end)))
        #expect(content.next?.at.time == TimeOfDay(hour: 16, minute: 0))
        desk.command(.skip)
        #expect(status(desk).snoozedUntil == nil)
    }

    @Test func `of two snoozes the first that ends counts, and says whether it ends with the call`() {
        let desk = desk(at: 16)
        desk.pass(.minutes(47))
        desk.send(.inhibitors([IdleInhibitor(program: "meet")]))
        desk.command(.snoozeUntil(.callEnd))
        #expect(status(desk).snoozeEndsWithCall)
        #expect(status(desk).snoozedUntil == desk.now.utc + .minutes(60))
        desk.pass(.minutes(14))
        desk.command(.snooze(.minutes(15)))
        #expect(!status(desk).snoozeEndsWithCall)
        #expect(status(desk).snoozedUntil == desk.now.utc + .minutes(15))
    }

    @Test(arguments: [-20, 20]) func `a time to come is whole although the clocks are not read at once`(late: Int) {
        let desk = Desk(utc: Self.monday)
        desk.command(.pauseUntil(.tomorrow))
        desk.command(.stand(.hours(2)))
        let now = Moment(instant: desk.now.instant, utc: desk.now.utc + .microseconds(late))
        let status = desk.policy.status(at: now)
        #expect(status.pausedUntil == Self.monday + .hours(15))
        #expect(status.standingUntil == Self.monday + .hours(2))
    }
}
