import ReminderCore
import Testing

@Suite("Rule 8: the hold") struct HoldTests {
    private func reminded(idleSource: Bool = true) -> Desk {
        let desk = Desk(idleSource: idleSource)
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
        return desk
    }

    private func stage(_ desk: Desk) -> HoldContent? {
        if case .hold(let content) = desk.onScreen?.content { content } else { nil }
    }

    @Test func `a quiet hold is done and ends the bout whatever its length`() {
        let desk = reminded()
        desk.choose(.start)
        #expect(desk.state == .holding)
        #expect(stage(desk)?.phase == .getDown)
        #expect(stage(desk)?.lasts == .seconds(5))
        desk.pass(.seconds(5))
        #expect(stage(desk)?.phase == .hold)
        #expect(desk.events == [.shown, .started])
        desk.pass(.seconds(30))
        #expect(stage(desk)?.phase == .comeUp(isDone: true))
        #expect(desk.events == [.shown, .started, .done])
        #expect(desk.rows[2].event.hold == .seconds(30))
        desk.pass(.seconds(10))
        #expect(desk.onScreen == nil)
        #expect(desk.sitting == .seconds(10))
        #expect(desk.state == .sitting)
    }

    @Test func `a hold with typing is partial, and the next reminder comes after another 45 minutes`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(25))
        desk.type()
        desk.pass(.seconds(20))
        #expect(desk.events == [.shown, .started, .partial])
        if case .partial(_, .reminder(date: nil), .input) = desk.rows[2].event {} else { Issue.record("not by input") }
        #expect(desk.sitting > .minutes(45))
        desk.pass(.minutes(44))
        #expect(desk.state == .sitting)
        desk.pass(.minutes(2))
        #expect(desk.state == .due || desk.state == .shown)
    }

    @Test(arguments: [(span: 6, isDone: true), (span: 8, isDone: false)])
    func `four fifths of the hold have to be quiet`(typing: (span: Int, isDone: Bool)) {
        let desk = reminded()
        desk.choose(.start)
        desk.type()
        // The last input is followed by a second that cannot be told from typing.
        desk.pass(.seconds(5) + .seconds(typing.span - 1))
        desk.stopTyping()
        desk.pass(.seconds(40))
        #expect(desk.events.last == (typing.isDone ? .done : .partial))
    }

    @Test func `a user who types on and off does not hold`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(5))
        for _ in 0..<15 {
            desk.pass(.seconds(2))
            desk.touch()
        }
        #expect(desk.events.last == .partial)
    }

    @Test func `Stop before the hold records nothing and leaves the reminder due`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(3))
        desk.choose(.stop)
        #expect(desk.events == [.shown])
        #expect(desk.onScreen == nil)
        #expect(desk.state == .due)
    }

    @Test func `Stop within the hold is partial`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(20))
        #expect(desk.command(.stop) == .stopped(.seated, again: nil))
        #expect(desk.events == [.shown, .started, .partial])
        let held = HistoryEvent.Held(.sitting, .seated, .seconds(15))
        #expect(desk.rows[2].event == .partial(held, .reminder(date: nil), .stopped))
        #expect(desk.state == .sitting)
    }

    @Test func `without an idle source a hold is done but unverified`() {
        let desk = reminded(idleSource: false)
        desk.choose(.start)
        desk.pass(.seconds(45))
        #expect(desk.events.last == .done)
        let held = HistoryEvent.Held(.sitting, .seated, .seconds(30))
        #expect(desk.rows.last?.event == .done(held, .reminder(date: nil), isVerified: false))
    }

    @Test func `the silence of a hold is no absence afterwards`() {
        let desk = Desk(Desk.withoutSlots { $0.sitting.hold = HoldRange(start: .minutes(5), ceiling: .minutes(5)) })
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.choose(.start)
        desk.pass(.seconds(5) + .minutes(5) + .seconds(10))
        #expect(desk.events == [.shown, .started, .done])
        desk.pass(.minutes(2))
        #expect(desk.state == .sitting)
        desk.pass(.minutes(1))
        #expect(desk.state == .away)
    }

    @Test func `a hold can be started for its own sake`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        #expect(desk.command(.start) == .started(.seated, getDown: .seconds(5), hold: .seconds(30)))
        #expect(desk.command(.start) == .refused(.holdRunning))
        desk.pass(.minutes(1))
        #expect(desk.events == [.started, .done])
        #expect(desk.sitting < .minutes(1))
    }

    @Test func `a machine that falls asleep in a hold ends it`() {
        let desk = reminded()
        desk.choose(.start)
        desk.pass(.seconds(15))
        desk.sleep(.hours(1))
        #expect(desk.events.prefix(3) == [.shown, .started, .partial])
        #expect(desk.onScreen == nil)
    }

    @Test func `nothing is presented over a hold`() {
        let desk = Desk(
            Desk.withoutSlots {
                $0.slots = [SlotSettings(name: "now", at: TimeOfDay(hour: 12, minute: 0))]
            }, utc: MealTests.noon + .minutes(-5))
        desk.pass(.minutes(5) - .seconds(10))
        desk.command(.start)
        desk.stopTyping()
        desk.pass(.seconds(8))
        desk.close(.dismissed)
        desk.pass(.seconds(22))
        #expect(desk.state == .holding)
        #expect(desk.presentations.allSatisfy { if case .hold = $0.presentation.content { true } else { false } })
        desk.pass(.seconds(20))
        #expect(desk.reminder?.kind == .slot("now"), "which has waited for the hold alone")
    }
}
