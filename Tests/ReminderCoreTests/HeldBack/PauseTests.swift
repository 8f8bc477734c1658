import ReminderCore
import Testing

@Suite("Rule 10: held back") struct PauseTests {
    @Test func `a pause takes the reminder off the screen and offers it once when it ends`() {
        let desk = Desk()
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        #expect(desk.command(.pause(.hours(1))) == .paused(until: desk.now.utc + .hours(1)))
        #expect(desk.state == .paused)
        #expect(desk.onScreen == nil)
        #expect(desk.policy.status(at: desk.now).heldBack.map(\.name) == ["pause"])
        desk.pass(.hours(1) - .seconds(1))
        #expect(desk.presentations.count == 1)
        #expect(desk.sitting > .minutes(90))
        desk.pass(.minutes(2) + .seconds(1))
        #expect(desk.state == .shown)
        #expect(desk.presentations.count == 2)
        #expect(desk.events == [.shown])
    }

    @Test func `a pause without a length lasts until resume`() {
        let desk = Desk()
        desk.command(.pause(nil))
        desk.pass(.hours(20))
        #expect(desk.state == .paused)
        #expect(desk.presentations.isEmpty)
        #expect(desk.policy.status(at: desk.now).next == nil)
        #expect(desk.command(.resume) == .resumed(wasPaused: true))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
        #expect(desk.presentations.count == 1)
    }

    @Test func `a hold can be started in a pause`() {
        let desk = Desk()
        desk.command(.pause(nil))
        desk.stopTyping()
        desk.command(.start)
        #expect(desk.state == .holding)
        desk.pass(.minutes(1))
        #expect(desk.state == .paused)
        #expect(desk.events == [.started, .done])
    }

    @Test func `a break in a pause answers the reminder`() {
        let desk = Desk()
        desk.command(.pause(nil))
        desk.pass(.minutes(50))
        desk.stopTyping()
        desk.pass(.minutes(5))
        desk.type()
        desk.command(.resume)
        desk.pass(.minutes(5))
        #expect(desk.presentations.isEmpty)
        #expect(desk.events == [.awayBreak])
    }
}
