import ReminderCore
import Testing

/// A session that comes long after its time finds its user on a chair.
@Suite("Rules 3 and 5: late sessions") struct LateTests {
    /// At the desk in time for the morning session, but not asked before `minutes` after it, and then at the screen.
    private func asked(_ minutes: Int, _ change: (inout Settings) -> Void = { _ in }) -> Desk {
        let desk = Desk(
            Desk.withoutSlots {
                $0.slots = [.morning]
                change(&$0)
            }, utc: SlotTests.midnight + .hours(7))
        desk.command(.pause(.minutes(30 + minutes)))
        desk.pass(.minutes(30 + minutes) + .seconds(-10))
        desk.stopTyping()
        desk.pass(.seconds(10))
        return desk
    }

    @Test(arguments: [(0, Variation.classic), (29, .classic), (30, .classic), (31, .seated), (110, .seated)])
    func `more than half an hour after its time it is on the chair, with the hold of the session`(
        minutes: Int, variation: Variation
    ) {
        let desk = asked(minutes)
        #expect(desk.reminder?.kind == .slot("morning"))
        #expect(desk.reminder?.pose == Pose(variation))
        #expect(desk.reminder?.hold == .seconds(30))
        desk.choose(.start)
        #expect(desk.policy.status(at: desk.now).hold?.pose == Pose(variation))
        desk.pass(.minutes(1))
        #expect(desk.rows.last?.event.variation == variation && desk.rows.last?.event.kind == .slot("morning"))
    }

    @Test func `what was asked for in time is what Start means, and stays on the screen`() {
        let noon = TimeOfDay(hour: 12, minute: 0)
        for meals in [[], [MealSettings(name: "lunch", from: noon, until: noon)]] {
            let desk = asked(29) {
                $0.meals = meals
                $0.delivery.onScreen = .minutes(10)
            }
            let shown = desk.presentations.count
            desk.type()
            desk.pass(.minutes(3))
            desk.send(.doNotDisturb(false))
            desk.send(.settingsChanged(desk.policy.settings))
            #expect(desk.presentations.count == shown && desk.reminder?.pose == Pose(.classic))
            desk.choose(.snooze)
            #expect(desk.rows.last?.event.variation == .classic)
            desk.type()
            desk.pass(.minutes(5))
            desk.stopTyping()
            desk.pass(.seconds(5))
            #expect(desk.reminder?.pose == Pose(.seated), "but the next time it is late")
        }
    }

    @Test func `started by command it is late, too, and status says what comes`() {
        let desk = asked(31)
        desk.close(.dismissed)
        #expect(desk.policy.status(at: desk.now).next?.variation == .seated)
        #expect(desk.command(.hold(HoldWish())) == .started(.seated, getDown: .seconds(5), hold: .seconds(30)))
    }

    @Test func `a pose that was chosen by name stays, in the config and by command`() {
        #expect(asked(31) { $0.slots[0].variation = .classic }.reminder?.pose == Pose(.classic))
        let desk = asked(31)
        #expect(
            desk.command(.hold(HoldWish(variation: .supported)))
                == .started(.supported, getDown: .seconds(25), hold: .seconds(30)))
    }

    @Test func `the next day it is on the floor again`() {
        let desk = asked(31)
        desk.choose(.skip)
        desk.stopTyping()
        desk.pass(.hours(23))
        desk.type()
        desk.pass(.minutes(40))
        #expect(desk.rows.last?.event.name == .shown && desk.rows.last?.event.variation == .classic)
    }

    @Test func `a missed session tells the pose that it was planned in`() {
        let desk = asked(0) { $0.slots[0].catchUp = .minutes(45) }
        desk.command(.pause(nil))
        desk.pass(.hours(1))
        #expect(desk.rows.last?.event.name == .missed && desk.rows.last?.event.variation == .classic)
    }

    @Test func `the body and pain count on the chair as well`() {
        #expect(asked(31) { $0.body.pregnancy = true }.reminder?.pose == Pose(.seated, [.kneesApart]))
        let desk = asked(31)
        desk.command(.comfort(.hurt))
        desk.pass(.seconds(10))
        #expect(desk.rows.last { $0.event.name == .hurt }?.event.variation == .seated, "it is the chair that hurts")
        #expect(desk.reminder?.pose == Pose(.walk))
    }
}
