import ReminderCore
import Testing

@Suite("Rules 3, 7 and 8: a hold that was stopped early") struct EarlyStopTests {
    /// A desk with a sitting reminder on the screen since 45 minutes and 5 seconds. The hold lasts 30 s.
    private func reminded(idleSource: Bool = true, _ change: (inout Settings) -> Void = { _ in }) -> Desk {
        let desk = Desk(Desk.withoutSlots(change), idleSource: idleSource)
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
        return desk
    }

    /// Starts the hold of the reminder on the screen and stops it after `held`; then the user works again and closes
    /// the question.
    @discardableResult private func stop(_ desk: Desk, after held: Duration) -> Reply? {
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.seconds(5) + held)
        let reply = desk.command(.stop)
        desk.type()
        desk.choose(.dismiss)
        return reply
    }

    /// Types for `span` minutes at most; stops when a reminder appears.
    private func work(_ desk: Desk, upTo minutes: Int) -> Int {
        for minute in 0..<minutes {
            if desk.reminder != nil { return minute }
            desk.pass(.minutes(1))
        }
        return minutes
    }

    @Test func `a hold stopped after five seconds does not answer its reminder, which comes again after 15 minutes`() {
        let desk = reminded()
        #expect(stop(desk, after: .seconds(5)) == .stopped(.seated, again: desk.now.utc + .minutes(15)))
        #expect(desk.events == [.shown, .started, .partial])
        #expect(desk.state == .due)
        // The nudge, and the patience without a pause in typing.
        #expect(work(desk, upTo: 45) == 17)
        #expect(desk.rows.last?.event.name == .shown)
        #expect(desk.sitting > .minutes(60), "the bout goes on")
    }

    @Test(arguments: [(held: 14, isAnswer: false), (held: 15, isAnswer: true)])
    func `half of the hold is enough`(held: Int, isAnswer: Bool) {
        let desk = reminded()
        stop(desk, after: .seconds(held))
        #expect(desk.policy.openReminders.isEmpty == isAnswer)
        #expect(work(desk, upTo: 60) == (isAnswer ? 47 : 17))
    }

    @Test func `keyboard and mouse during more than half of the hold do not answer it either`() {
        let desk = reminded()
        desk.choose(.start)
        desk.type()
        desk.pass(.seconds(36))
        #expect(desk.events == [.shown, .started, .partial])
        guard case .hold(let content) = desk.onScreen?.content else { return #expect(Bool(false)) }
        #expect(content.phase == .comeUp(isDone: false) && content.again != nil)
        #expect(work(desk, upTo: 45) == 17)
    }

    @Test func `a machine that falls asleep early in a hold leaves the reminder due`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(10))
        desk.sleep(.minutes(1))
        #expect(desk.events == [.shown, .started, .partial] && desk.state == .due)
    }

    @Test func `the reply names no time in quiet hours`() {
        let desk = reminded {
            $0.quiet.ranges = [
                DailyRanges.Range(from: TimeOfDay(hour: 8, minute: 50), until: TimeOfDay(hour: 9, minute: 30))
            ]
        }
        #expect(stop(desk, after: .seconds(5)) == .stopped(.seated, again: nil))
        #expect(work(desk, upTo: 60) > 44 && desk.events.last == .shown)
    }

    @Test func `the reply names no time after the end of a slot's window`() {
        var settings = Desk.withoutSlots { $0.slots = [.morning] }
        settings.slots[0].catchUp = .minutes(10)
        let desk = Desk(settings, utc: SlotTests.midnight + .minutes(445))
        desk.pass(.minutes(8))
        #expect(desk.reminder?.kind == .slot("morning"))
        #expect(stop(desk, after: .seconds(5)) == .calledOff(again: nil))
    }

    @Test func `a walk that was stopped early comes again too`() {
        let desk = reminded { $0.meals = [] }
        desk.command(.ate(ago: .zero))
        desk.pass(.minutes(1))
        desk.type()
        #expect(work(desk, upTo: 5) < 5 && desk.reminder?.pose == Pose(.walk))
        desk.choose(.start)
        desk.pass(.seconds(20))
        #expect(desk.command(.stop) == .stopped(.walk, again: desk.now.utc + .minutes(15)))
    }

    @Test func `early stops use the nudges, before the hold too, and the last one counts as ignored`() {
        let desk = reminded()
        stop(desk, after: .seconds(5))
        #expect(work(desk, upTo: 45) == 17)
        desk.choose(.start)
        #expect(desk.command(.stop) == .calledOff(again: desk.now.utc + .minutes(15)))
        #expect(work(desk, upTo: 45) == 17)
        #expect(stop(desk, after: .seconds(5)) == .stopped(.seated, again: nil))
        #expect(desk.events.filter { $0 != .started } == [.shown, .partial, .shown, .shown, .partial, .ignored])
        #expect(work(desk, upTo: 60) == 47)
    }

    @Test func `the hold of a reminder that is due but not shown is no different`() {
        let desk = reminded()
        desk.choose(.snooze)
        stop(desk, after: .seconds(5))
        desk.stopTyping()
        desk.command(.start)
        desk.pass(.seconds(10))
        desk.command(.stop)
        desk.type()
        #expect(desk.state == .due)
        #expect(work(desk, upTo: 45) == 17)
    }

    @Test func `an extra hold that was stopped early moves nothing`() {
        let desk = Desk()
        desk.pass(.minutes(40))
        desk.stopTyping()
        desk.command(.start)
        desk.pass(.seconds(10))
        #expect(desk.command(.stop) == .stopped(.seated, again: nil))
        desk.type()
        #expect(work(desk, upTo: 45) == 7, "45 minutes of sitting and the patience")
    }

    @Test func `a long hold of the user's choice is measured by what the reminder asks for`() {
        let desk = reminded()
        desk.command(.hold(HoldWish(length: .minutes(10))))
        desk.pass(.seconds(5) + .minutes(4))
        #expect(desk.command(.stop) == .stopped(.seated, again: nil))
        #expect(desk.policy.openReminders.isEmpty)
    }

    @Test func `a slot stays open, and its date has no outcome`() {
        let desk = Desk(Desk.withoutSlots { $0.slots = [.morning] }, utc: SlotTests.midnight + .hours(7))
        desk.pass(.minutes(32))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.seconds(30))
        #expect(desk.command(.stop) == .stopped(.classic, again: desk.now.utc + .minutes(15)))
        desk.type()
        desk.choose(.dismiss)
        #expect(desk.policy.openReminders.map(\.kind) == [.slot("morning")])
        #expect(work(desk, upTo: 45) == 17)
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.minutes(2))
        #expect(desk.events.last == .done && desk.policy.openReminders.isEmpty)
        let outcome = desk.rows.last?.event.date
        #expect(outcome == LocalDate(year: 2027, month: 1, day: 15))
    }

    @Test func `the hold of a slot that was stopped early does not answer the sitting reminder`() {
        let desk = Desk(Desk.withoutSlots { $0.slots = [.morning] }, utc: SlotTests.midnight + .hours(6) + .minutes(50))
        desk.pass(.minutes(42))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.seconds(30))
        desk.command(.stop)
        desk.type()
        desk.choose(.dismiss)
        desk.pass(.minutes(3))
        #expect(desk.policy.openReminders.map(\.kind) == [.slot("morning"), .sitting])
    }

    @Test(arguments: [true, false]) func `pain answers it, during the hold or after it`(isDuring: Bool) {
        let desk = reminded { $0.sitting.variation = .classic }
        desk.choose(.start)
        desk.pass(.seconds(30))
        if !isDuring { desk.command(.stop) }
        desk.command(.comfort(.hurt))
        #expect(desk.events == [.shown, .started, .partial, .hurt])
        desk.type()
        #expect(desk.policy.openReminders.isEmpty)
        #expect(work(desk, upTo: 60) == 47)
        #expect(desk.reminder?.pose == Pose(.supported))
    }

    @Test func `pain that is reported when the reminder is back changes its pose and does not answer it`() {
        let desk = reminded()
        stop(desk, after: .seconds(5))
        #expect(work(desk, upTo: 45) == 17)
        desk.command(.comfort(.hurt))
        #expect(work(desk, upTo: 10) < 10)
        #expect(desk.reminder?.pose == Pose(.walk))
    }

    @Test func `a reboot early in a hold leaves the reminder due`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(15))
        let next = Desk(
            desk.policy.settings, utc: desk.now.utc + .minutes(1), saved: desk.policy.saved(at: desk.now),
            continuity: .newBoot, instant: Instant(sinceBoot: .seconds(40)))
        #expect(next.events == [.partial] && next.state == .due)
    }
}
