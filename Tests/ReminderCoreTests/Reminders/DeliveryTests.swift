import ReminderCore
import Testing

@Suite("Rule 2: delivery") struct DeliveryTests {
    @Test func `a reminder is due after 45 minutes and shown at the first pause of five seconds`() {
        let desk = Desk()
        desk.pass(.minutes(45) + .seconds(30))
        #expect(desk.state == .due)
        #expect(desk.onScreen == nil)
        desk.stopTyping()
        desk.pass(.seconds(4))
        #expect(desk.onScreen == nil)
        desk.pass(.seconds(1))
        #expect(desk.state == .shown)
        #expect(desk.reminder?.hold == .seconds(30))
        #expect(desk.reminder?.pose == Pose(.seated))
        #expect(desk.reminder?.sitting == .minutes(45) + .seconds(35))
        #expect(desk.events == [.shown])
    }

    @Test func `a user who never pauses is reminded after two minutes of waiting`() {
        let desk = Desk()
        desk.pass(.minutes(47) - .seconds(1))
        #expect(desk.onScreen == nil)
        desk.pass(.seconds(1))
        #expect(desk.state == .shown)
    }

    @Test func `a pause that goes on already is good enough at once`() {
        let desk = Desk()
        desk.pass(.minutes(45) - .seconds(20))
        desk.stopTyping()
        desk.pass(.seconds(20))
        #expect(desk.state == .shown)
    }

    @Test func `in the middle of a long pause the reminder waits for the break that it becomes`() {
        let desk = Desk()
        desk.pass(.minutes(43) + .seconds(30))
        desk.stopTyping()
        desk.pass(.minutes(2) + .seconds(50))
        #expect(desk.state == .due)
        desk.pass(.seconds(10))
        #expect(desk.state == .away)
        #expect(desk.presentations.isEmpty)
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].event == .awayBreak(.due))
    }

    @Test func `after a long pause the reminder waits for input and a new pause`() {
        let desk = Desk()
        desk.pass(.minutes(43) + .seconds(30))
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.type()
        desk.pass(.seconds(30))
        #expect(desk.onScreen == nil)
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
    }

    @Test func `without an idle source the reminder comes at once`() {
        let desk = Desk(idleSource: false)
        desk.pass(.minutes(45))
        #expect(desk.state == .shown)
    }

    @Test func `nothing comes in the first two minutes after a return`() {
        let desk = Desk(Desk.withoutSlots { $0.sitting.remindAfter = .minutes(1) })
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.type()
        desk.pass(.seconds(90))
        desk.stopTyping()
        desk.pass(.seconds(29))
        #expect(desk.presentations.isEmpty)
        desk.pass(.seconds(1))
        #expect(desk.state == .shown)
    }

    @Test func `nothing comes in the first two minutes after the login`() {
        let desk = Desk(Desk.withoutSlots { $0.sitting.remindAfter = .seconds(10) })
        desk.stopTyping()
        desk.pass(.seconds(40))
        desk.touch()
        desk.pass(.seconds(50))
        desk.touch()
        desk.pass(.seconds(29))
        #expect(desk.presentations.isEmpty)
        desk.pass(.seconds(1))
        #expect(desk.state == .shown)
    }

    @Test func `a lock takes the reminder off the screen and it comes back without a second row`() {
        let desk = Desk()
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        desk.send(.presence(.locked(.hint)))
        #expect(desk.onScreen == nil)
        desk.pass(.minutes(1))
        #expect(desk.onScreen == nil)
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(4))
        #expect(desk.state == .shown)
        #expect(desk.presentations.count == 2)
        #expect(desk.events == [.shown])
    }

    @Test func `walking away takes the reminder off the screen and is its break`() {
        let desk = Desk(Desk.withoutSlots { $0.delivery.onScreen = .minutes(10) })
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
        desk.pass(.minutes(3))
        #expect(desk.onScreen == nil)
        #expect(desk.state == .away)
        #expect(desk.events == [.shown, .awayBreak])
        #expect(desk.rows[1].event == .awayBreak(.shown))
    }

    @Test func `a reminder on the screen follows the config, and one that says the same stays`() {
        let desk = Desk(Desk.withoutSlots { $0.delivery.onScreen = .minutes(2) })
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(6))
        var settings = desk.policy.settings
        settings.sitting.breakAfter = .minutes(4)
        desk.send(.settingsChanged(settings))
        #expect(desk.presentations.count == 1)
        settings.sitting.hold = HoldRange(start: .seconds(20), ceiling: .seconds(60))
        desk.send(.settingsChanged(settings))
        #expect(desk.reminder?.hold == .seconds(20))
        settings.snooze.lengths = [.minutes(7)]
        desk.send(.settingsChanged(settings))
        #expect(desk.reminder?.snooze == .minutes(7))
        #expect(desk.presentations.count == 3)
        #expect(desk.events == [.shown])
    }

    @Test func `the calm after a return is as long as the config has it, from the return on`() {
        let desk = Desk(Desk.withoutSlots { $0.sitting.remindAfter = .seconds(10) })
        desk.stopTyping()
        desk.pass(.seconds(30))
        #expect(desk.state == .due)
        var settings = desk.policy.settings
        settings.delivery.settle = .seconds(40)
        desk.send(.settingsChanged(settings))
        desk.pass(.seconds(9))
        #expect(desk.state == .due)
        desk.pass(.seconds(2))
        #expect(desk.state == .shown)
    }

    @Test func `at rest nothing but the break and the reminder wakes the agent`() {
        let desk = Desk()
        desk.pass(.minutes(44))
        #expect(desk.wakeups == 0)
        desk.stopTyping()
        desk.pass(.hours(8))
        #expect(desk.wakeups <= 3)
    }
}
