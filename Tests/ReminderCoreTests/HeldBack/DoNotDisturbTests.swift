import ReminderCore
import Testing

@Suite("Rule 10: do not disturb") struct DoNotDisturbTests {
    @Test func `a reminder waits and comes once when it ends, with the sitting until then`() {
        let desk = Desk()
        desk.send(.doNotDisturb(true))
        desk.pass(.minutes(100))
        #expect(desk.presentations.isEmpty)
        #expect(desk.policy.status(at: desk.now).heldBack == [.doNotDisturb])
        desk.stopTyping()
        desk.send(.doNotDisturb(false))
        desk.pass(.seconds(10))
        #expect(desk.presentations.count == 1)
        #expect(desk.reminder?.sitting == .minutes(100) + .seconds(5))
    }

    @Test func `it takes a reminder off the screen without an answer`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(10))
        desk.send(.doNotDisturb(true))
        #expect(desk.onScreen == nil)
        desk.type()
        desk.pass(.minutes(30))
        desk.send(.doNotDisturb(false))
        desk.pass(.minutes(2))
        #expect(desk.reminder != nil)
        #expect(desk.events == [.shown])
    }

    @Test func `several reasons are one wait, which ends with the last`() {
        let desk = Desk()
        desk.send(.doNotDisturb(true))
        desk.send(.inhibitors([IdleInhibitor(program: "Zoom")]))
        desk.command(.pause(nil))
        desk.pass(.minutes(50))
        desk.stopTyping()
        #expect(desk.policy.status(at: desk.now).heldBack == [.pause(until: nil), .doNotDisturb, .call])
        desk.command(.resume)
        desk.send(.doNotDisturb(false))
        desk.pass(.seconds(30))
        #expect(desk.presentations.isEmpty)
        desk.send(.inhibitors([]))
        desk.pass(.seconds(30))
        #expect(desk.presentations.count == 1)
    }

    @Test func `a slot waits inside its window and is missed with it`() {
        let desk = Desk(Settings(), utc: SlotTests.midnight + .hours(7))
        desk.send(.doNotDisturb(true))
        desk.pass(.hours(3))
        #expect(desk.presentations.isEmpty)
        #expect(desk.events.contains(.missed))
    }

    @Test func `what was on before the start counts from it`() {
        let settings = Desk.withoutSlots()
        var policy = ReminderPolicy(
            settings: settings, calendar: Calendar(zone: .fixed(offset: 0)),
            at: Moment(instant: Instant(sinceBoot: .seconds(5)), utc: UTC(seconds: 5)))
        let now = Moment(instant: Instant(sinceBoot: .seconds(6)), utc: UTC(seconds: 6))
        _ = policy.handle(.doNotDisturb(true), at: now)
        _ = policy.handle(.inhibitors([IdleInhibitor(program: "mpv")]), at: now)
        _ = policy.handle(.started(PresenceSources(idle: "simulated")), at: now)
        #expect(policy.status(at: now).heldBack == [.doNotDisturb, .call])
    }

    @Test func `a hold that runs goes on`() {
        let desk = Desk()
        desk.command(.start)
        desk.send(.doNotDisturb(true))
        #expect(desk.state == .holding)
        #expect(desk.onScreen != nil)
    }
}
