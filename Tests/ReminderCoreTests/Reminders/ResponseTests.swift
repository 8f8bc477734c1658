import ReminderCore
import Testing

@Suite("Rule 7: response") struct ResponseTests {
    /// A desk whose reminder has just come to the screen.
    private func reminded(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        let desk = Desk(Desk.withoutSlots(change))
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
        desk.type()
        return desk
    }

    /// The user works on until a reminder is due, and then pauses for a moment.
    private func untilShown(_ desk: Desk, within span: Duration) {
        desk.pass(span)
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.type()
    }

    @Test func `a snooze brings the reminder back and the budget counts down`() {
        let desk = reminded()
        #expect(desk.reminder?.snoozesLeft == 3)
        for left in [2, 1, 0] {
            desk.choose(.snooze)
            desk.type()
            #expect(desk.state == .snoozed)
            #expect(desk.onScreen == nil)
            desk.pass(.minutes(5) - .seconds(1))
            #expect(desk.state == .snoozed)
            untilShown(desk, within: .seconds(1))
            #expect(desk.reminder?.snoozesLeft == left)
        }
        #expect(desk.reminder?.snooze == nil)
        #expect(desk.command(.snooze(nil)) == .refused(.budgetSpent(budget: 3)))
        #expect(desk.state == .shown)
        #expect(desk.events == [.shown, .snoozed, .shown, .snoozed, .shown, .snoozed, .shown])
    }

    @Test func `the command takes named lengths up to the longest`() {
        let desk = reminded()
        #expect(desk.command(.snooze(.minutes(31))) == .refused(.snoozeLength(longest: .minutes(30))))
        #expect(desk.command(.snooze(.zero)) == .refused(.snoozeLength(longest: .minutes(30))))
        let until = desk.now.utc + .minutes(30)
        #expect(desk.command(.snooze(.minutes(30))) == .snoozed(until: until, left: 2))
    }

    @Test func `a break ends a sitting snooze`() {
        let desk = reminded()
        desk.choose(.snooze)
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.type()
        desk.pass(.minutes(20))
        #expect(desk.state == .sitting)
        #expect(desk.events == [.shown, .snoozed, .awayBreak])
        #expect(desk.rows[2].event == .awayBreak(.snoozed))
        #expect(desk.policy.status(at: desk.now).snoozesLeft == 3)
    }

    @Test func `skip asks again after another 45 minutes`() {
        let desk = reminded()
        desk.choose(.skip)
        desk.type()
        #expect(desk.state == .sitting)
        let asked = desk.sitting
        desk.pass(.minutes(45) - .seconds(1))
        #expect(desk.state == .sitting)
        desk.pass(.seconds(1))
        #expect(desk.state == .due)
        #expect(desk.sitting == asked + .minutes(45))
    }

    @Test func `an unanswered reminder comes back twice with the new sitting time and is then ignored`() {
        let desk = reminded()
        let first = desk.reminder!.sitting
        desk.close(.expired)
        #expect(desk.state == .due)
        untilShown(desk, within: .minutes(15))
        #expect(desk.reminder!.sitting == first + .minutes(15) + .seconds(5))
        desk.close(.dismissed)
        untilShown(desk, within: .minutes(15))
        #expect(desk.state == .shown)
        #expect(!desk.events.contains(.ignored))
        desk.close(.undefined)
        #expect(desk.events == [.shown, .shown, .shown, .ignored])
        let asked = HistoryEvent.Asked(.sitting, .seated)
        #expect(desk.rows[1].event == .shown(asked, hold: .seconds(30), nudge: 1))
        #expect(desk.state == .sitting)
        desk.pass(.minutes(45))
        #expect(desk.state == .due)
    }

    @Test func `a reminder leaves the screen after a minute whether the server says so or not`() {
        let desk = reminded()
        desk.pass(.seconds(61))
        #expect(desk.onScreen == nil)
        #expect(desk.state == .due)
    }

    @Test func `a click on the body only takes the bubble away`() {
        let desk = reminded()
        desk.choose(.dismiss)
        #expect(desk.onScreen == nil)
        #expect(desk.state == .due)
        #expect(desk.events == [.shown])
    }

    @Test func `an answer to an earlier bubble counts for nothing`() {
        let desk = reminded()
        let old = desk.onScreen!.id
        desk.choose(.snooze)
        desk.type()
        untilShown(desk, within: .minutes(5))
        desk.send(.action(old, .skip))
        desk.send(.closed(old, .dismissed))
        #expect(desk.state == .shown)
    }

    @Test func `commands say so when nothing is due`() {
        let desk = Desk()
        #expect(desk.command(.snooze(nil)) == .refused(.nothingDue))
        #expect(desk.command(.skip) == .refused(.nothingDue))
        #expect(desk.command(.stop) == .refused(.noHold))
        #expect(desk.command(.resume) == .resumed(wasPaused: false))
        #expect(desk.rows.isEmpty)
    }

    @Test func `commands answer a reminder that still waits at the gate`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        #expect(desk.state == .due)
        #expect(desk.command(.skip) == .skipped(again: .minutes(45)))
        #expect(desk.state == .sitting)
    }

    @Test func `a server that restarts gets what is still due once more and without a second row`() {
        let desk = reminded()
        desk.serverDies()
        #expect(desk.state == .due)
        desk.stopTyping()
        desk.pass(.seconds(10))
        desk.serverComes(":1.9")
        #expect(desk.state == .shown)
        #expect(desk.events == [.shown])
        #expect(desk.presentations.count == 2)
    }

    @Test func `without a server sitting counts on and the reminder comes as soon as there is one`() {
        let desk = Desk()
        desk.server = nil
        desk.pass(.minutes(60))
        #expect(desk.state == .due)
        #expect(desk.presentations.count == 1)
        #expect(desk.rows.isEmpty)
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.serverComes(":1.9")
        #expect(desk.state == .shown)
        #expect(desk.reminder?.sitting == .minutes(60) + .seconds(5))
    }
}
