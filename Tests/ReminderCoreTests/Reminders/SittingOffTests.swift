import ReminderCore
import Testing

@Suite("Rule 2: sitting reminders are off") struct SittingOffTests {
    private static let off = Desk.withoutSlots { $0.sitting.remindAfter = nil }

    private func status(_ desk: Desk) -> Status { desk.policy.status(at: desk.now) }

    @Test func `no reminder comes, and sitting is still counted`() {
        let desk = Desk(Self.off)
        desk.pass(.hours(3))
        #expect(desk.state == .sitting && desk.sitting == .hours(3))
        #expect(status(desk).next == nil && status(desk).isSittingOff)
        desk.stopTyping()
        desk.pass(.minutes(4))
        #expect(desk.presentations.isEmpty)
        #expect(desk.events == [.awayBreak] && desk.rows[0].sitting == .hours(3))
    }

    @Test func `slots open as ever`() {
        var settings = Self.off
        settings.slots = [.morning]
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(6))
        #expect(status(desk).next?.kind == .slot("morning"))
        desk.pass(.minutes(92) + .seconds(30))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.choose(.skip)
        desk.type()
        desk.pass(.hours(2))
        #expect(desk.events == [.shown, .skipped])
    }

    @Test func `a reminder on the screen leaves it when they are switched off, without an outcome`() {
        let desk = Desk()
        desk.pass(.minutes(47))
        #expect(desk.reminder != nil)
        desk.send(.settingsChanged(Self.off))
        #expect(desk.onScreen == nil && desk.state == .sitting)
        desk.pass(.hours(2))
        #expect(desk.events == [.shown] && desk.command(.skip) == .refused(.nothingDue))
    }

    @Test(arguments: [Command.snooze(nil), .pause(nil)])
    func `a reminder that was put off does not come back`(delay: Command) {
        let desk = Desk()
        desk.pass(.minutes(47))
        desk.command(delay)
        desk.send(.settingsChanged(Self.off))
        desk.command(.resume)
        desk.pass(.hours(2))
        #expect(desk.presentations.count == 1)
    }

    @Test func `a sample that is in progress meanwhile keeps no reminder`() {
        let desk = Desk()
        desk.pass(.minutes(47))
        desk.choose(.dismiss)
        desk.command(.preview)
        desk.choose(.start)
        desk.send(.settingsChanged(Self.off))
        #expect(desk.policy.openReminders.isEmpty)
        desk.type()
        desk.pass(.hours(2))
        #expect(desk.events == [.shown])
    }

    @Test func `switched on again, they count the sitting so far`() {
        let desk = Desk(Self.off)
        desk.pass(.minutes(40))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        desk.pass(.minutes(4))
        #expect(desk.state == .sitting)
        desk.pass(.minutes(3))
        #expect(desk.reminder?.sitting == .minutes(47))
    }

    @Test func `switched on after a long sitting, the first one is due at once`() {
        let desk = Desk(Self.off)
        desk.pass(.hours(2))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        #expect(desk.state == .due)
    }

    @Test func `their hours hold nothing back`() {
        var settings = Self.off
        settings.sitting.hours.days = [.sat]
        let desk = Desk(settings, utc: SlotTests.midnight)
        #expect(status(desk).heldBack == [])
        settings.sitting.remindAfter = .minutes(45)
        desk.send(.settingsChanged(settings))
        #expect(status(desk).heldBack.map(\.reason) == [.offHours])
    }

    @Test func `a hold at the desk can be started by hand, and ends the bout`() {
        let desk = Desk(Self.off)
        desk.pass(.minutes(50))
        #expect(desk.command(.start) == .started(.seated, getDown: .seconds(5), hold: .seconds(30)))
        desk.stopTyping()
        desk.pass(.minutes(1))
        #expect(desk.events.last == .done && desk.rows.last?.event.kind == .sitting)
        desk.type()
        desk.pass(.minutes(1))
        #expect(desk.sitting < .minutes(2))
    }

    @Test func `a hold in progress goes on, and its reminder does not come back`() {
        let desk = Desk()
        desk.pass(.minutes(47))
        desk.choose(.start)
        desk.send(.settingsChanged(Self.off))
        #expect(desk.policy.isHolding)
        desk.command(.stop)
        desk.type()
        let shown = desk.presentations.count
        desk.pass(.hours(2))
        #expect(desk.presentations.count == shown)
    }

    @Test func `a restart drops a reminder that was due`() {
        let old = Desk()
        old.pass(.minutes(46))
        let saved = old.policy.saved(at: old.now)
        let desk = Desk(
            Self.off, utc: old.now.utc, saved: saved, continuity: .sameSession, instant: old.now.instant)
        desk.pass(.hours(1))
        #expect(desk.presentations.isEmpty && desk.sitting == .minutes(106))
    }

    @Test func `a sample names the usual sitting`() {
        let desk = Desk(Self.off)
        desk.command(.preview)
        guard case .sample(let content) = desk.onScreen?.content else {
            Issue.record("no sample")
            return
        }
        #expect(content.sitting == .minutes(45))
    }
}
