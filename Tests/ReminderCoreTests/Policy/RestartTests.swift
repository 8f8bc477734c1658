import ReminderCore
import Testing

@Suite("Rule 11: restart") struct RestartTests {
    /// kill -9 and a start `downtime` later in the same session.
    private func restarted(
        _ desk: Desk, after downtime: Duration = .seconds(2), continuity: Continuity = .sameSession,
        boot: Duration? = nil, utc: UTC? = nil, silentSince: Instant? = nil, first: [PresenceReading] = [],
        _ settings: Settings = Desk.withoutSlots()
    ) -> Desk {
        Desk(
            settings, utc: utc ?? desk.now.utc + downtime, saved: desk.policy.saved(at: desk.now),
            continuity: continuity, instant: boot.map { Instant(sinceBoot: $0) } ?? desk.now.instant + downtime,
            silentSince: silentSince, first: first)
    }

    private func reminded() -> Desk {
        let desk = Desk()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
        return desk
    }

    @Test func `sitting goes on over a restart`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        let next = restarted(desk, after: .minutes(1))
        #expect(next.sitting == .minutes(21))
        next.pass(.minutes(24))
        #expect(next.state == .due)
    }

    @Test func `a reminder on the screen is shown again without a second row`() {
        let next = restarted(reminded())
        next.stopTyping()
        next.pass(.seconds(5))
        #expect(next.state == .shown)
        #expect(next.presentations.count == 1)
        #expect(next.rows.isEmpty)
        #expect(next.onScreen!.id > 1)
    }

    @Test func `a snooze and its budget go on`() {
        let desk = reminded()
        desk.choose(.snooze)
        let next = restarted(desk)
        #expect(next.state == .snoozed)
        #expect(next.policy.status(at: next.now).snoozesLeft == 2)
        next.pass(.minutes(5) - .seconds(2))
        next.stopTyping()
        next.pass(.seconds(5))
        #expect(next.reminder?.snoozesLeft == 2)
        #expect(next.events == [.shown])
    }

    @Test func `a hold goes on, and what was quiet meanwhile counts`() {
        let desk = reminded()
        desk.choose(.start)
        let silence = desk.now.instant
        desk.pass(.seconds(10))
        let next = restarted(desk, after: .seconds(3), silentSince: silence)
        #expect(next.state == .holding)
        next.pass(.seconds(30))
        #expect(next.events == [.done])
    }

    @Test func `a hold that ended meanwhile is judged by the silence`() {
        let desk = reminded()
        desk.choose(.start)
        let silence = desk.now.instant
        desk.pass(.seconds(10))
        let next = restarted(desk, after: .minutes(1), silentSince: silence)
        #expect(next.events == [.done])
    }

    @Test func `a pause without a length goes on over another boot`() {
        let desk = Desk()
        desk.command(.pause(nil))
        let next = restarted(desk, after: .hours(1), continuity: .newBoot, boot: .seconds(60))
        #expect(next.state == .paused)
    }

    @Test func `a pause with a length ends at the same time on another boot`() {
        let desk = Desk()
        desk.command(.pause(.hours(2)))
        let next = restarted(desk, after: .hours(1), continuity: .newBoot, boot: .seconds(60))
        #expect(next.state == .paused)
        next.pass(.hours(1))
        #expect(next.state != .paused)
    }

    @Test func `another boot is an absence of the difference in civil time`() {
        let desk = Desk()
        desk.pass(.minutes(30))
        let next = restarted(desk, after: .hours(9), continuity: .newBoot, boot: .seconds(60))
        #expect(next.events == [.awayBreak])
        #expect(next.rows[0].sitting == .minutes(30))
        #expect(next.sitting == .zero)
    }

    @Test func `a quick reboot is not sitting and resets nothing`() {
        let desk = Desk()
        desk.pass(.minutes(30))
        let next = restarted(desk, after: .minutes(2), continuity: .newBoot, boot: .seconds(60))
        #expect(next.rows.isEmpty)
        #expect(next.sitting == .minutes(30))
    }

    @Test func `a clock that was set back between two boots makes no negative absence`() {
        let desk = Desk()
        desk.pass(.minutes(30))
        let next = restarted(
            desk, continuity: .newBoot, boot: .seconds(60), utc: UTC(seconds: 1_000_000_000))
        #expect(next.sitting == .minutes(30))
        next.pass(.minutes(14))
        #expect(next.sitting == .minutes(44))
    }

    @Test func `another login is an absence`() {
        let desk = Desk()
        desk.pass(.minutes(30))
        let next = restarted(desk, after: .minutes(10), continuity: .newSession)
        #expect(next.events == [.awayBreak])
        #expect(next.sitting == .zero)
    }

    @Test func `a break that went on while no agent ran is found by the idle source`() {
        let desk = Desk()
        desk.pass(.minutes(30))
        desk.stopTyping()
        let silence = desk.now.instant
        desk.pass(.minutes(1))
        let next = restarted(desk, after: .minutes(10), silentSince: silence)
        #expect(next.state == .away)
        #expect(next.events == [.awayBreak])
        #expect(next.rows[0].sitting == .minutes(30))
    }

    @Test func `a break that was over when the agent started again is over`() {
        let desk = Desk()
        desk.pass(.minutes(30))
        desk.stopTyping()
        desk.pass(.minutes(5))
        let next = restarted(desk, after: .minutes(10), first: [.input(at: desk.now.instant + .minutes(10))])
        #expect(next.state == .sitting)
        #expect(next.sitting == .zero)
        #expect(next.rows.isEmpty)
    }

    @Test func `a locked screen at the start is an absence`() {
        let next = restarted(reminded(), first: [.locked(.hint)])
        #expect(next.state == .due)
        next.pass(.minutes(3))
        #expect(next.state == .away)
        #expect(next.presentations.isEmpty)
    }

    @Test func `windows that passed while no agent ran are missed, a week back at most`() {
        let settings = Desk.withoutSlots { $0.slots = [.morning] }
        let desk = Desk(settings, utc: SlotTests.midnight)
        let next = restarted(desk, after: .hours(24 * 30), continuity: .newBoot, boot: .seconds(60), settings)
        let missed = next.rows.filter { $0.event.name == .missed }.map(\.event.date)
        #expect(missed == (7...13).map { LocalDate(year: 2027, month: 2, day: $0) })
    }

    @Test func `a slot that is open goes on, and is shown again without a second row`() {
        let settings = Desk.withoutSlots { $0.slots = [.morning] }
        let desk = Desk(settings, utc: SlotTests.midnight + .minutes(7 * 60 + 26))
        desk.pass(.minutes(6))
        #expect(desk.events == [.shown])
        let next = restarted(desk, settings)
        next.stopTyping()
        next.pass(.seconds(5))
        #expect(next.reminder?.kind == .slot("morning"))
        #expect(next.rows.isEmpty)
    }

    @Test func `a session that a new version brings opens from its next time on`() {
        let old = Desk.withoutSlots { $0.sitting.remindAfter = .hours(48) }
        let desk = Desk(old, utc: SlotTests.midnight + .hours(21))
        desk.pass(.minutes(30))
        var new = old
        new.slots = [.evening]
        // Its window of this evening lasts until 23:00.
        let next = restarted(desk, after: .minutes(1), new)
        next.pass(.hours(3))
        #expect(next.rows.isEmpty)
        next.pass(.hours(21))
        #expect(next.rows.first?.event.name == .shown && next.rows.first?.event.kind == .slot("evening"))
        #expect(next.rows.first?.event.date == LocalDate(year: 2027, month: 1, day: 16))
    }
}
