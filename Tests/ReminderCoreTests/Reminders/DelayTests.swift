import ReminderCore
import Testing

@Suite("Rules 7 and 10: until then") struct DelayTests {
    private let film = IdleInhibitor(program: "mpv", reason: "a film")

    /// A desk at noon with a sitting reminder that is due at 12:45.
    private func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        Desk(Desk.withoutSlots(change), calendar: MealTests.zone, utc: MealTests.noon)
    }

    private func remind(_ desk: Desk) {
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
    }

    private func time(_ hour: Int, _ minute: Int) -> DelayEnd { .time(TimeOfDay(hour: hour, minute: minute)) }

    @Test func `a snooze until a time lasts until the clock shows it, and counts as one`() {
        let desk = desk()
        remind(desk)
        #expect(desk.command(.snoozeUntil(time(15, 30))) == .snoozed(until: MealTests.noon + .minutes(210), left: 2))
        let asked = HistoryEvent.Asked(.sitting, .seated)
        let snooze = HistoryEvent.Snooze(for: .seconds(9780), left: 2)
        #expect(desk.rows.last?.event == .snoozed(asked, snooze))
        desk.pass(.minutes(162))
        #expect(desk.state == .snoozed && desk.onScreen == nil)
        desk.pass(.minutes(4))
        #expect(desk.state == .shown)
    }

    @Test func `a time that has passed today is tomorrow's, which is too far for a snooze and not for a pause`() {
        let desk = desk()
        remind(desk)
        let tomorrow = MealTests.noon + .hours(23)
        #expect(desk.command(.snoozeUntil(time(11, 0))) == .refused(.snoozeTooFar(until: tomorrow)))
        #expect(desk.command(.pauseUntil(time(11, 0))) == .paused(until: tomorrow))
        #expect(desk.state == .paused)
    }

    @Test func `a time that the clock shows twice on the day it is set back is the next of the two`() {
        // 25 October 2026 in Berlin: at 03:00 CEST, 01:00 UTC, it is 02:00 CET.
        let change = UTC(seconds: 1_792_890_000)
        let summer = Zone.Interval(start: nil, end: change, offset: 7200)
        let winter = Zone.Interval(start: change, end: nil, offset: 3600)
        let berlin = Calendar(zone: Zone(name: "Europe/Berlin") { $0 < change ? summer : winter })
        let desk = Desk(Desk.withoutSlots(), calendar: berlin, utc: change + .minutes(-10))
        #expect(desk.command(.pauseUntil(time(2, 40))) == .paused(until: change + .minutes(40)))
        #expect(desk.command(.pauseUntil(time(2, 55))) == .paused(until: change + .minutes(-5)))
        #expect(desk.command(.pauseUntil(time(2, 50))) == .paused(until: change + .minutes(50)))
        desk.pass(.minutes(55))
        #expect(desk.command(.pauseUntil(time(2, 40))) == .paused(until: change + .minutes(40) + .hours(24)))
    }

    @Test(arguments: [60, -60]) func `a pause and a snooze until a time go by the clock, when it is set`(minutes: Int) {
        let desk = desk()
        desk.command(.pauseUntil(time(15, 30)))
        desk.pass(.minutes(10))
        desk.setClock(desk.now.utc + .minutes(minutes))
        #expect(desk.policy.status(at: desk.now).pausedUntil == MealTests.noon + .minutes(210))
        desk.pass(.minutes(199 - minutes))
        #expect(desk.state == .paused)
        desk.pass(.minutes(4))
        #expect(desk.state == .shown)
        desk.command(.snoozeUntil(time(17, 0)))
        desk.setClock(desk.now.utc + .minutes(minutes))
        desk.pass(MealTests.noon + .minutes(299) - desk.now.utc)
        #expect(desk.state == .snoozed)
        desk.pass(.minutes(4))
        #expect(desk.state == .shown)
    }

    @Test func `a clock that is ahead for a moment ends neither a pause nor a snooze until a time`() {
        for isPause in [true, false] {
            let desk = desk()
            remind(desk)
            desk.command(isPause ? .pauseUntil(time(15, 30)) : .snoozeUntil(time(15, 30)))
            desk.setClock(desk.now.utc + .hours(5))
            desk.pass(.seconds(4))
            desk.setClock(desk.now.utc + .hours(-5))
            #expect(desk.state == (isPause ? .paused : .snoozed))
            desk.pass(.minutes(160))
            #expect(desk.onScreen == nil)
            desk.pass(.minutes(5))
            #expect(desk.state == .shown)
        }
    }

    @Test func `resume ends a pause until a time that the clock skipped, too`() {
        let desk = desk()
        desk.command(.pauseUntil(time(15, 30)))
        desk.setClock(desk.now.utc + .hours(5))
        #expect(desk.command(.resume) == .resumed(wasPaused: false))
        desk.setClock(desk.now.utc + .hours(-5))
        #expect(desk.state != .paused)
    }

    @Test func `a clock that is set back by a year leaves a pause and a snooze the time that was left`() {
        let desk = desk()
        remind(desk)
        desk.command(.snoozeUntil(time(13, 30)))
        desk.command(.pauseUntil(time(13, 0)))
        desk.setClock(desk.now.utc + .hours(-24 * 365))
        desk.pass(.minutes(12))
        #expect(desk.state == .paused)
        desk.pass(.minutes(2))
        #expect(desk.state == .snoozed)
        desk.pass(.minutes(32))
        #expect(desk.state == .shown)
    }

    @Test(arguments: [Continuity.sameSession, .newBoot])
    func `a pause until a time goes by the clock over a restart, even if it was set meanwhile`(continuity: Continuity) {
        let desk = desk()
        desk.command(.pauseUntil(time(15, 30)))
        let next = Desk(
            desk.policy.settings, calendar: MealTests.zone, utc: MealTests.noon + .hours(2),
            saved: desk.policy.saved(at: desk.now), continuity: continuity,
            instant: continuity == .newBoot ? Instant(sinceBoot: .seconds(30)) : desk.now.instant + .minutes(5))
        next.pass(.minutes(89))
        #expect(next.state == .paused)
        next.pass(.minutes(1))
        #expect(next.state != .paused)
    }

    @Test(arguments: [Continuity.sameSession, .newSession, .newBoot], [60, -60])
    func `a snooze until a time goes by the clock over a restart, even if it was set meanwhile`(
        continuity: Continuity, minutes: Int
    ) {
        let desk = desk { $0.sitting.breakAfter = .hours(12) }
        remind(desk)
        desk.command(.snoozeUntil(time(15, 30)))
        let next = restart(desk, continuity, utc: desk.now.utc + .minutes(1 + minutes))
        #expect(next.policy.openReminders.map(\.phase) == [.snoozed(until: end(of: next), endsWithCall: false)])
    }

    /// When the clock shows 15:30.
    private func end(of desk: Desk) -> Instant { desk.now.instant(at: MealTests.noon + .minutes(210)) }

    /// The agent starts again a minute later, when the clock shows `utc`.
    private func restart(_ desk: Desk, _ continuity: Continuity, utc: UTC) -> Desk {
        Desk(
            desk.policy.settings, calendar: MealTests.zone, utc: utc, saved: desk.policy.saved(at: desk.now),
            continuity: continuity,
            instant: continuity == .newBoot ? Instant(sinceBoot: .seconds(30)) : desk.now.instant + .minutes(1))
    }

    @Test(arguments: [Continuity.sameSession, .newSession, .newBoot])
    func `a start while the clock is ahead ends neither a pause nor a snooze until a time`(continuity: Continuity) {
        for isPause in [true, false] {
            let desk = desk { $0.sitting.breakAfter = .hours(12) }
            remind(desk)
            desk.command(isPause ? .pauseUntil(time(15, 30)) : .snoozeUntil(time(15, 30)))
            // The hardware clock is ahead until the time is synchronised.
            let next = restart(desk, continuity, utc: desk.now.utc + .hours(5))
            next.pass(.seconds(4))
            next.setClock(next.now.utc + .hours(-5))
            #expect(next.state == (isPause ? .paused : .snoozed), "\(continuity)")
        }
    }

    @Test func `a pause that ended while the clock was ahead goes on when the clock is right, over a restart too`() {
        for restarts in [false, true] {
            var desk = desk()
            desk.command(.pauseUntil(time(15, 30)))
            desk.setClock(desk.now.utc + .minutes(205))
            desk.pass(.minutes(6))
            #expect(desk.state != .paused)
            if restarts { desk = restart(desk, .sameSession, utc: desk.now.utc + .minutes(1)) }
            desk.setClock(desk.now.utc + .minutes(-205))
            #expect(
                desk.state == .paused && desk.policy.status(at: desk.now).pausedUntil == MealTests.noon + .minutes(210))
        }
    }

    @Test func `a hold that was stopped early ends the snooze, also when the clock is set back`() {
        let desk = desk()
        remind(desk)
        desk.command(.snoozeUntil(time(15, 30)))
        desk.command(.start)
        desk.command(.stop)
        desk.pass(.minutes(15))
        desk.setClock(desk.now.utc + .minutes(-10))
        #expect(desk.state == .due)
    }

    @Test func `a snooze until a time does not outlast a slot's window`() {
        let desk = desk {
            $0.slots = [SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 10))]
            $0.slots[0].catchUp = .minutes(60)
        }
        desk.pass(.minutes(13))
        #expect(desk.reminder?.kind == .slot("noon"))
        let end = MealTests.noon + .minutes(70)
        #expect(desk.command(.snoozeUntil(time(13, 10))) == .refused(.beyondWindow(end: end)))
        #expect(desk.command(.snoozeUntil(time(13, 0))) == .snoozed(until: MealTests.noon + .minutes(60), left: 2))
    }

    @Test func `a snooze until the call ends comes back when it is over`() {
        let desk = desk { $0.calls.wait = false }
        desk.send(.inhibitors([film]))
        remind(desk)
        #expect(
            desk.command(.snoozeUntil(.callEnd))
                == .snoozedForCall(until: MealTests.noon + .minutes(107), left: 2))
        // Said again it changes nothing and costs nothing.
        #expect(
            desk.command(.snoozeUntil(.callEnd))
                == .snoozedForCall(until: MealTests.noon + .minutes(107), left: 2))
        #expect(
            desk.policy.status(at: desk.now).snoozeEndsWithCall && desk.policy.status(at: desk.now).snoozesLeft == 2)
        desk.pass(.minutes(20))
        #expect(desk.state == .snoozed)
        desk.send(.inhibitors([]))
        desk.pass(.minutes(1))
        #expect(desk.state != .snoozed)
        desk.pass(.minutes(2))
        #expect(desk.state == .shown)
        #expect(desk.events == [.shown, .snoozed, .shown])
    }

    @Test func `a call that does not end is waited for no longer than for any`() {
        let desk = desk { $0.calls.wait = false }
        desk.send(.inhibitors([film]))
        remind(desk)
        desk.command(.snoozeUntil(.callEnd))
        desk.pass(.minutes(59))
        #expect(desk.state == .snoozed)
        desk.pass(.minutes(4))
        #expect(desk.state == .shown)
    }

    @Test func `a pause until the call ends ends with it, over a restart too`() {
        let desk = desk()
        desk.send(.inhibitors([film]))
        #expect(desk.command(.pauseUntil(.callEnd)) == .pausedForCall)
        #expect(desk.policy.status(at: desk.now).pauseEndsWithCall)
        #expect(desk.policy.status(at: desk.now).next == nil)
        desk.pass(.hours(2))
        #expect(desk.state == .paused && desk.presentations.isEmpty)
        let saved = desk.policy.saved(at: desk.now)
        let next = Desk(
            desk.policy.settings, calendar: MealTests.zone, utc: desk.now.utc, saved: saved,
            continuity: .newBoot, instant: desk.now.instant)
        #expect(next.state != .paused, "no call has outlasted the boot")
        let same = Desk(
            desk.policy.settings, calendar: MealTests.zone, utc: desk.now.utc, saved: saved,
            continuity: .sameSession, instant: desk.now.instant, inhibitors: [film])
        same.pass(.hours(1))
        #expect(same.state == .paused && same.presentations.isEmpty)
        same.send(.inhibitors([]))
        same.pass(.minutes(3))
        #expect(same.state == .shown)
        desk.send(.inhibitors([]))
        desk.pass(.minutes(3))
        #expect(desk.state == .shown)
    }

    @Test func `without a call there is no end to wait for`() {
        let desk = desk()
        remind(desk)
        #expect(desk.command(.snoozeUntil(.callEnd)) == .refused(.noCall))
        #expect(desk.command(.pauseUntil(.callEnd)) == .refused(.noCall))
        #expect(desk.state == .shown)
    }

    @Test func `after a snooze until the call ends, a hold that was called off rests like any other`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        desk.send(.inhibitors([IdleInhibitor(program: "Meeting")]))
        desk.command(.snoozeUntil(.callEnd))
        desk.command(.start)
        #expect(desk.command(.stop) == .calledOff(again: desk.now.utc + .minutes(15)))
        desk.send(.inhibitors([]))
        let shown = desk.presentations.count
        desk.pass(.minutes(14))
        #expect(desk.presentations.count == shown, "the end of the call does not bring it back")
        desk.pass(.minutes(4))
        #expect(desk.presentations.count > shown)
    }
}
