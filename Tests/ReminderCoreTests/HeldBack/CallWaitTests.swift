import ReminderCore
import Testing

@Suite("Rule 10: how long calls hold back") struct CallWaitTests {
    private let meeting = IdleInhibitor(program: "Meeting")

    /// Calls of `length` one after another, with `gap` between them, while the user types, until something was shown.
    private func calls(of length: Duration, gap: Duration, at desk: Desk, limit: Duration) {
        let end = desk.now.instant + limit
        while desk.now.instant < end {
            desk.send(.inhibitors([meeting]))
            desk.pass(min(length, end - desk.now.instant))
            desk.send(.inhibitors([]))
            desk.pass(min(gap, end - desk.now.instant))
        }
    }

    /// When something was first shown, since `start`.
    private func shown(_ desk: Desk, since start: Moment) -> Duration? {
        desk.presentations.first.map { $0.at - start.instant }
    }

    @Test(arguments: [16, 60, 119]) func `a reminder waits for all calls together`(gap: Int) {
        for length in [Duration.minutes(50), .minutes(10), .seconds(30)] {
            let desk = Desk()
            let start = desk.now
            desk.pass(.minutes(30))
            calls(of: length, gap: .seconds(gap), at: desk, limit: .hours(5))
            let after = shown(desk, since: start) ?? .hours(24)
            #expect(after <= .minutes(107), "calls of \(length)")
            #expect(desk.events.first == .shown)
        }
    }

    @Test(arguments: [16, 60, 119]) func `a slot is shown in its window, however calls follow each other`(gap: Int) {
        var settings = Settings()
        settings.sitting.remindAfter = .hours(20)
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7))
        let start = desk.now
        calls(of: .minutes(50), gap: .seconds(gap), at: desk, limit: .hours(3))
        #expect(shown(desk, since: start) ?? .hours(24) <= .minutes(92), "it opens at 07:30")
        #expect(desk.events.first == .shown)
    }

    @Test func `a notice waits for all calls together`() {
        let desk = Desk(Desk.withoutSlots { $0.sitting.remindAfter = .hours(10) })
        desk.pass(.minutes(5))
        var settings = desk.policy.settings
        settings.body.disc = true
        desk.send(.inhibitors([meeting]))
        desk.send(.settingsChanged(settings))
        calls(of: .minutes(50), gap: .seconds(60), at: desk, limit: .minutes(62))
        #expect(desk.notices == [.caution([.disc])])
    }

    @Test func `the hour begins when only a call holds the reminder back`() {
        let desk = Desk()
        desk.send(.inhibitors([meeting]))
        desk.send(.doNotDisturb(true))
        desk.pass(.minutes(90))
        desk.send(.doNotDisturb(false))
        #expect(desk.policy.status(at: desk.now).next?.at == desk.now.utc + .minutes(60))
        desk.pass(.minutes(60))
        #expect(desk.presentations.isEmpty)
        desk.pass(.minutes(2))
        #expect(desk.state == .shown)
    }

    @Test func `a slot that opened while the user was away waits from the return`() {
        var settings = Settings()
        settings.sitting.remindAfter = .hours(20)
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7))
        desk.send(.inhibitors([meeting]))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(50))
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(60))
        #expect(desk.presentations.isEmpty)
        desk.pass(.minutes(3))
        #expect(desk.reminder?.kind == .slot("morning"))
    }

    @Test func `a restart is no second hour`() {
        let desk = Desk()
        desk.send(.inhibitors([meeting]))
        desk.pass(.minutes(95))
        let next = Desk(
            utc: desk.now.utc, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant, inhibitors: [meeting])
        next.pass(.minutes(10))
        #expect(next.presentations.isEmpty)
        next.pass(.minutes(2))
        #expect(next.state == .shown)
    }

    @Test func `after a snooze the next call is waited for again`() {
        let desk = Desk()
        desk.send(.inhibitors([meeting]))
        desk.pass(.minutes(107))
        #expect(desk.state == .shown)
        desk.send(.inhibitors([]))
        desk.pass(.seconds(20))
        desk.choose(.snooze)
        desk.type()
        desk.pass(.minutes(3))
        desk.send(.inhibitors([meeting]))
        desk.pass(.minutes(30))
        #expect(desk.presentations.count == 1)
        desk.send(.inhibitors([]))
        desk.pass(.minutes(3))
        #expect(desk.presentations.count == 2)
    }

    @Test func `a snooze until the call ends is a wait for it, and no second one follows`() {
        let desk = Desk()
        desk.pass(.minutes(47))
        desk.send(.doNotDisturb(true))
        desk.send(.inhibitors([meeting]))
        desk.command(.snoozeUntil(.callEnd))
        desk.send(.doNotDisturb(false))
        desk.pass(.minutes(60))
        #expect(desk.presentations.count == 1)
        desk.pass(.minutes(2))
        #expect(desk.presentations.count == 2)
    }

    // MARK: A call that something came through

    /// The desk at 107 minutes of a call, at which the first reminder is on the screen.
    private func throughCall(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        let desk = Desk(Desk.withoutSlots(change))
        desk.send(.inhibitors([meeting]))
        desk.pass(.minutes(107))
        #expect(desk.state == .shown)
        return desk
    }

    @Test func `later reminders do not wait for a call that lasts all day`() {
        let desk = throughCall()
        for _ in 0..<3 {
            desk.choose(.skip)
            desk.type()
            let shown = desk.presentations.count
            desk.pass(.minutes(45))
            #expect(desk.presentations.count == shown)
            #expect(desk.policy.status(at: desk.now).heldBack == [])
            desk.pass(.minutes(2))
            #expect(desk.presentations.count == shown + 1)
        }
        #expect(!desk.policy.status(at: desk.now).calls.isEmpty, "the call is still on")
    }

    @Test func `a gap of less than two minutes does not make it another call`() {
        for (gap, isSame): (Int, Bool) in [(1, true), (20, true), (119, true), (120, false), (600, false)] {
            let desk = throughCall()
            desk.choose(.skip)
            desk.type()
            desk.pass(.minutes(30))
            desk.send(.inhibitors([]))
            desk.pass(.seconds(gap))
            desk.send(.inhibitors([meeting]))
            desk.pass(.minutes(20))
            #expect((desk.presentations.count == 2) == isSame, "a gap of \(gap) s")
        }
    }

    @Test func `a reminder that comes in a gap after its hour is let through for the call after the gap`() {
        let desk = Desk()
        desk.send(.inhibitors([meeting]))
        desk.pass(.minutes(106) + .seconds(50))
        desk.send(.inhibitors([]))
        desk.pass(.seconds(20))
        #expect(desk.state == .shown)
        desk.send(.inhibitors([meeting]))
        #expect(desk.state == .shown)
        desk.choose(.skip)
        desk.type()
        desk.pass(.minutes(48))
        #expect(desk.state == .shown)
    }

    @Test func `a call that ended before the hour lets nothing through`() {
        let desk = Desk()
        desk.send(.inhibitors([meeting]))
        desk.pass(.minutes(60))
        desk.send(.inhibitors([]))
        desk.pass(.seconds(20))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
        desk.send(.inhibitors([meeting]))
        #expect(desk.state == .due)
        #expect(desk.policy.status(at: desk.now).heldBack == [.call])
    }

    @Test func `a restart does not make it another call`() {
        let desk = throughCall()
        desk.choose(.skip)
        desk.type()
        desk.pass(.minutes(20))
        let next = Desk(
            utc: desk.now.utc, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant, inhibitors: [meeting])
        next.pass(.minutes(30))
        #expect(next.presentations.count == 1)
        desk.send(.inhibitors([]))
        desk.pass(.seconds(16))
        #expect(!desk.policy.saved(at: desk.now).isCallLetThrough, "it is over")
    }

    @Test func `what the user snoozes in such a call comes back in it`() {
        let desk = throughCall()
        desk.choose(.snooze)
        desk.type()
        desk.pass(.minutes(8))
        #expect(desk.presentations.count == 2)
    }
}
