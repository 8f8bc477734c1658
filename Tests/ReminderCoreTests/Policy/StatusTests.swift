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
}
