import ReminderCore
import Testing

/// What comes between: a reboot in a hold, a suspend in it, a server that dies of what it is sent.
@Suite("Interruptions") struct InterruptionTests {
    private func reminded(_ settings: Settings = Desk.withoutSlots()) -> Desk {
        let desk = Desk(settings)
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        return desk
    }

    /// A start on another boot, whose clock has nothing to do with the last one's.
    private func rebooted(_ desk: Desk, after downtime: Duration, boot: Duration = .seconds(40)) -> Desk {
        Desk(
            desk.policy.settings, utc: desk.now.utc + downtime, saved: desk.policy.saved(at: desk.now),
            continuity: .newBoot, instant: Instant(sinceBoot: boot))
    }

    @Test func `a reboot in a hold leaves it partial, with what was held until then`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(25))
        let next = rebooted(desk, after: .minutes(1))
        #expect(next.events.first == .partial)
        #expect(next.rows[0].event.hold == .seconds(20))
        #expect(next.state == .sitting)
    }

    @Test func `a reboot while getting down records nothing and leaves the reminder due`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(2))
        let next = rebooted(desk, after: .minutes(1))
        #expect(next.rows.isEmpty)
        #expect(next.state == .due)
    }

    @Test func `a lock and then a reboot are one absence, and its bout has its row`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        desk.stopTyping()
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(1))
        let next = rebooted(desk, after: .minutes(10))
        next.type()
        #expect(next.events == [.awayBreak])
        #expect(next.rows[0].sitting == .minutes(20))
        next.pass(.minutes(1))
        #expect(next.sitting == .minutes(1))
    }

    @Test func `a suspend in a hold ends it as of then, and is itself an absence`() {
        for logind in [true, false] {
            let desk = reminded()
            desk.choose(.start)
            desk.pass(.seconds(15))
            desk.sleep(.minutes(30), logind: logind)
            #expect(desk.events == [.shown, .started, .partial, .awayBreak], "logind: \(logind)")
            #expect(desk.rows[2].event.hold == .seconds(10), "logind: \(logind)")
            #expect(desk.onScreen == nil)
        }
    }

    @Test func `after a partial hold of a slot the sitting reminder starts again too`() {
        let desk = Desk(Settings(), utc: SlotTests.midnight + .hours(6) + .minutes(50))
        desk.pass(.minutes(41))
        desk.stopTyping()
        desk.pass(.seconds(10))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.choose(.start)
        desk.pass(.seconds(50))
        desk.command(.stop)
        desk.type()
        let shown = desk.presentations.count
        desk.pass(.minutes(40))
        #expect(desk.presentations.count == shown)
        desk.pass(.minutes(8))
        #expect(desk.reminder?.kind == .sitting)
    }

    @Test func `a slot that leaves the config in its hold is gone after it`() {
        let desk = Desk(Settings(), utc: SlotTests.midnight + .hours(7) + .minutes(20))
        desk.pass(.minutes(11))
        desk.stopTyping()
        desk.pass(.seconds(10))
        desk.choose(.start)
        desk.send(.settingsChanged(Desk.withoutSlots()))
        #expect(desk.state == .holding)
        desk.command(.stop)
        #expect(desk.state == .sitting)
        #expect(desk.policy.saved(at: desk.now).reminders.isEmpty)
    }

    @Test func `a smaller budget than was used leaves no snooze, and none below none`() {
        let desk = reminded()
        for _ in 1...3 {
            desk.command(.snooze(nil))
            desk.type()
            desk.pass(.minutes(5))
            desk.stopTyping()
            desk.pass(.seconds(10))
        }
        desk.send(.settingsChanged(Desk.withoutSlots { $0.snooze.budget = 1 }))
        #expect(desk.policy.status(at: desk.now).snoozesLeft == 0)
        #expect(desk.command(.snooze(nil)) == .refused(.budgetSpent(budget: 1)))
    }

    @Test func `what was ignored for good cannot be put off`() {
        var settings = Settings()
        settings.sitting.remindAfter = .hours(10)
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7) + .minutes(25))
        desk.pass(.minutes(6))
        for _ in 1...3 {
            desk.stopTyping()
            desk.pass(.seconds(10))
            desk.close(.expired)
            desk.type()
            desk.pass(.minutes(16))
        }
        #expect(desk.events.contains(.ignored))
        #expect(desk.command(.snooze(nil)) == .refused(.nothingDue))
    }

    @Test func `a server that dies of what it is sent is left in peace for a while`() {
        let desk = reminded()
        for _ in 1...2 {
            desk.serverDies()
            desk.serverComes(":1.9")
            desk.pass(.seconds(10))
        }
        #expect(desk.presentations.count == 2)
        desk.type()
        desk.pass(.minutes(2))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.presentations.count == 3)
    }

    @Test func `a new zone does not swallow the slot that is open in it`() {
        let desk = Desk(Settings(), utc: SlotTests.midnight + (.zero - .hours(3)))
        desk.pass(.hours(9))
        desk.send(.zoneChanged(Calendar(zone: .fixed(offset: 2 * 3600))))
        desk.stopTyping()
        desk.pass(.seconds(10))
        #expect(desk.policy.saved(at: desk.now).reminders.map(\.kind) == [.slot("morning")])
    }
}
