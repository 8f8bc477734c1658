import ReminderCore
import Testing

@Suite("Rule 13: when the agent watched") struct ObservationTests {
    private func desk(at hour: Int = 9) -> Desk {
        Desk(utc: SlotTests.midnight + .hours(hour))
    }

    @Test(arguments: [true, false]) func `sleep ends it, and it begins again when the machine wakes`(isTold: Bool) {
        let desk = desk()
        desk.pass(.minutes(30))
        desk.sleep(.minutes(30), logind: isTold)
        desk.pass(.minutes(30))
        desk.sleep(.minutes(1), logind: isTold)
        #expect(desk.observations == ["09:00:00 to 09:30:00 sleep", "10:00:00 to 10:30:00 sleep"])
    }

    @Test func `it goes on while the screen is locked and while the user is away`() {
        let desk = desk()
        desk.send(.presence(.locked(.hint)))
        desk.pass(.hours(2))
        desk.send(.presence(.unlocked(.hint)))
        desk.stopTyping()
        desk.pass(.hours(2))
        #expect(desk.observations.isEmpty)
    }

    @Test func `it is split at midnight with the next event, without a wakeup`() {
        let desk = desk(at: 23)
        desk.stopTyping()
        desk.pass(.minutes(30))
        let wakeups = desk.wakeups
        desk.pass(.hours(8))
        #expect(desk.wakeups == wakeups && desk.observations.isEmpty)
        desk.type()
        #expect(desk.observations == ["23:00:00 to 00:00:00 midnight"])
        desk.pass(.hours(50))
        desk.stopTyping()
        #expect(desk.observations.dropFirst().allSatisfy { $0 == "00:00:00 to 00:00:00 midnight" })
        #expect(desk.observations.count == 3)
    }

    @Test func `after an orderly end and a new login it ended with the agent`() {
        let desk = desk()
        desk.pass(.minutes(30))
        let next = desk.restarted(.newSession, after: .hours(1), hasQuit: true)
        #expect(next.observations == ["09:00:00 to 09:30:00 quit"])
    }

    @Test func `a machine that went down is lost at the last moment that is known`() {
        let desk = desk()
        desk.pass(.minutes(30))
        let next = desk.restarted(.newBoot, after: .hours(1))
        #expect(next.observations == ["09:00:00 to 09:30:00 lost"])
        next.pass(.minutes(30))
        #expect(next.restarted(.newBoot, after: .hours(1)).observations == ["10:30:00 to 11:00:00 lost"])
    }

    @Test func `a restart in the same session is no end`() {
        let desk = desk()
        desk.pass(.minutes(30))
        let next = desk.restarted(.sameSession, after: .minutes(5), hasQuit: true)
        next.pass(.minutes(25))
        next.sleep(.minutes(1))
        #expect(desk.observations.isEmpty && next.observations == ["09:00:00 to 10:00:00 sleep"])
    }

    @Test func `a sleep while no agent was running ends it`() {
        let desk = desk()
        desk.pass(.minutes(30))
        let next = desk.restarted(
            .sameSession, after: .hours(1), first: [.slept(.minutes(50))])
        #expect(next.observations == ["09:00:00 to 09:40:00 sleep"])
        next.sleep(.minutes(1))
        #expect(next.observations.count == 1, "it began at the start, a moment ago")
    }

    @Test func `a clock that is set over midnight and back leaves no row of a date that was not there`() {
        let desk = desk(at: 20)
        desk.pass(.minutes(30))
        desk.setClock(desk.now.utc + .hours(6))
        desk.setClock(desk.now.utc + (.zero - .hours(6)))
        desk.pass(.minutes(30))
        desk.sleep(.minutes(1))
        #expect(desk.observations == ["20:00:00 to 21:00:00 sleep"])
    }
}
