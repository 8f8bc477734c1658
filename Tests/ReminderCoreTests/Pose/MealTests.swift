import Fixtures
import ReminderCore
import Testing

@Suite("Rule 6: meals") struct MealTests {
    static let zone = Calendar(zone: .fixed(offset: 0))
    /// Noon of a day in January 2027.
    static let noon = UTC(seconds: 1_800_014_400)

    private func desk(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        Desk(Desk.withoutSlots(change), calendar: Self.zone, utc: Self.noon)
    }

    private func remind(_ desk: Desk) {
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
    }

    @Test func `after a meal a sitting reminder asks to walk, and says when the pose is back`() {
        let desk = desk()
        desk.pass(.minutes(30))
        #expect(desk.command(.ate(ago: .zero)) == .ate(until: Self.noon + .minutes(90)))
        desk.pass(.minutes(15))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.pose == Pose(.walk))
        #expect(desk.reminder?.hold == .seconds(60))
        #expect(desk.reminder?.poseWaits == TimeOfDay(hour: 13, minute: 30))
    }

    @Test func `what comes next is told with why it is a walk`() {
        let desk = desk()
        #expect(desk.policy.status(at: desk.now).next?.poseWaits == nil)
        desk.command(.ate(ago: .zero))
        #expect(desk.policy.status(at: desk.now).next?.variation == .walk)
        #expect(desk.policy.status(at: desk.now).next?.poseWaits == Self.noon + .hours(1))
    }

    @Test func `an hour later it is the pose again`() {
        let desk = desk()
        desk.command(.ate(ago: .minutes(20)))
        remind(desk)
        #expect(desk.reminder?.pose == Pose(.seated))
        #expect(desk.reminder?.poseWaits == nil)
    }

    @Test func `Start on a walk leads it for a minute, and it ends the bout`() {
        let desk = desk()
        desk.command(.ate(ago: .zero))
        remind(desk)
        desk.choose(.start)
        #expect(desk.state == .holding)
        #expect(desk.events == [.ate, .shown, .started])
        desk.pass(.seconds(60))
        #expect(desk.events == [.ate, .shown, .started, .done])
        #expect(desk.rows.last?.event.variation == .walk)
        #expect(desk.sitting == .zero)
        desk.pass(.seconds(10))
        desk.touch()
        #expect(desk.onScreen == nil, "there is no question how a walk felt")
    }

    @Test func `a break answers a walk like any reminder`() {
        let desk = desk()
        desk.command(.ate(ago: .zero))
        remind(desk)
        desk.pass(.minutes(4))
        #expect(desk.events == [.ate, .shown, .awayBreak])
        #expect(desk.onScreen == nil)
    }

    @Test func `a slot waits inside its window, and comes when the hour is over`() {
        let desk = Desk(
            Desk.withoutSlots {
                $0.slots = [SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 10))]
                $0.sitting.remindAfter = .hours(5)
            }, calendar: Self.zone, utc: Self.noon)
        desk.command(.ate(ago: .zero))
        desk.pass(.minutes(20))
        #expect(desk.reminder == nil)
        #expect(desk.policy.status(at: desk.now).heldBack == [.meal(until: Self.noon + .minutes(60))])
        #expect(desk.policy.status(at: desk.now).next?.at == Self.noon + .minutes(60))
        desk.pass(.minutes(39))
        #expect(desk.presentations.isEmpty)
        desk.pass(.minutes(4))
        #expect(desk.reminder?.kind == .slot("noon"))
        #expect(desk.reminder?.pose == Pose(.seated), "it is late by then")
    }

    @Test func `a slot that waits for a meal lets the desk be reminded to walk`() {
        let desk = Desk(
            Desk.withoutSlots {
                $0.slots = [SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 10))]
                $0.meals = [
                    MealSettings(
                        name: "lunch", from: TimeOfDay(hour: 12, minute: 0), until: TimeOfDay(hour: 12, minute: 30))
                ]
            }, calendar: Self.zone, utc: Self.noon)
        remind(desk)
        #expect(desk.reminder?.kind == .sitting)
        #expect(desk.reminder?.pose == Pose(.walk))
    }

    @Test func `a slot whose window ends within the hour is missed`() {
        let desk = Desk(
            Desk.withoutSlots {
                $0.slots = [SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 10))]
                $0.slots[0].catchUp = .minutes(30)
            }, calendar: Self.zone, utc: Self.noon)
        desk.command(.ate(ago: .zero))
        desk.pass(.minutes(41))
        #expect(desk.events == [.ate, .missed])
    }

    @Test func `a meal of the config counts from its beginning to an hour after its end`() {
        let lunch = MealSettings(
            name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))
        let settings = Desk.withoutSlots { $0.meals = [lunch] }
        func end(_ minutes: Int) -> UTC? { settings.mealEnd(Practice(), Self.zone, at: Self.noon + .minutes(minutes)) }
        #expect(end(29) == nil)
        #expect(end(30) == Self.noon + .minutes(120))
        #expect(end(119) == Self.noon + .minutes(120))
        #expect(end(120) == nil)
    }

    @Test func `a meal over midnight belongs to the day on which it begins`() {
        var late = MealSettings(
            name: "late", from: TimeOfDay(hour: 23, minute: 30), until: TimeOfDay(hour: 0, minute: 30))
        late.days = [LocalDate(year: 2027, month: 1, day: 15).weekday]
        let settings = Desk.withoutSlots { $0.meals = [late] }
        // Half past one on the 16th.
        #expect(
            settings.mealEnd(Practice(), Self.zone, at: Self.noon + .hours(13)) == Self.noon + .hours(13) + .minutes(30)
        )
        #expect(settings.mealEnd(Practice(), Self.zone, at: Self.noon + .hours(13) + .minutes(30)) == nil)
        #expect(settings.mealEnd(Practice(), Self.zone, at: Self.noon + .hours(36)) == nil, "not on the day after")
    }

    @Test func `a meal that is told while a pose is on the screen takes it away, and the walk follows`() {
        let desk = desk()
        remind(desk)
        #expect(desk.reminder?.pose == Pose(.seated))
        desk.type()
        desk.command(.ate(ago: .minutes(10)))
        desk.pass(.minutes(3))
        #expect(desk.reminder?.pose == Pose(.walk))
        #expect(desk.events == [.shown, .ate], "it is the same asking")
    }

    @Test func `a pose on the screen when a meal of the config begins leaves it, and the walk follows`() {
        let desk = desk {
            $0.meals = [
                MealSettings(
                    name: "lunch", from: TimeOfDay(hour: 12, minute: 45, second: 30),
                    until: TimeOfDay(hour: 13, minute: 0))
            ]
        }
        remind(desk)
        #expect(desk.reminder?.pose == Pose(.seated))
        let wakeups = desk.wakeups
        desk.pass(.seconds(25))
        #expect(desk.wakeups == wakeups + 1)
        #expect(desk.reminder?.pose == Pose(.walk))
        #expect(desk.events == [.shown])
    }

    @Test func `start after a meal begins a walk, with no reminder due too`() {
        let desk = desk()
        desk.pass(.minutes(10))
        desk.command(.ate(ago: .zero))
        #expect(desk.command(.start) == .started(.walk, getDown: .zero, hold: .seconds(60)))
        desk.stopTyping()
        desk.pass(.minutes(2))
        #expect(desk.events == [.ate, .started, .done])
        #expect(desk.rows.last?.event.variation == .walk)
    }

    @Test func `start for a slot that waits for a meal is refused with the time`() {
        let desk = desk { $0.slots = [SlotSettings(name: "noon", at: TimeOfDay(hour: 12, minute: 10))] }
        desk.command(.ate(ago: .zero))
        desk.pass(.minutes(15))
        #expect(desk.command(.start) == .refused(.afterMeal(until: Self.noon + .minutes(60))))
    }

    @Test func `after a meal a hold is refused with the time, and begins if that is wished`() {
        let desk = desk()
        desk.command(.ate(ago: .zero))
        #expect(desk.command(.hold(HoldWish())) == .refused(.afterMeal(until: Self.noon + .minutes(60))))
        #expect(
            desk.command(.hold(HoldWish(evenAfterMeal: true)))
                == .started(.seated, getDown: .seconds(5), hold: .seconds(30)))
    }

    @Test func `a meal told twice counts from the later one, and a clock that was ahead does not block for a day`() {
        let desk = desk()
        desk.command(.ate(ago: .zero))
        #expect(desk.command(.ate(ago: .minutes(50))) == .ate(until: Self.noon + .minutes(60)))
        desk.setClock(Self.noon + .hours(-24))
        #expect(
            desk.command(.hold(HoldWish())) == .refused(.afterMeal(until: Self.noon + .hours(-24) + .minutes(60))))
        desk.pass(.minutes(60))
        #expect(desk.command(.hold(HoldWish())) == .started(.seated, getDown: .seconds(5), hold: .seconds(30)))
    }

    @Test func `a meal in the future or of yesterday is refused`() {
        let desk = desk()
        #expect(desk.command(.ate(ago: .seconds(-1))) == .refused(.mealTime))
        #expect(desk.command(.ate(ago: .hours(24))) == .refused(.mealTime))
        #expect(desk.events == [])
        #expect(desk.command(.ate(ago: .hours(2))) == .ate(until: nil))
    }

    @Test func `a restart knows of the meal from the history`() {
        let practice = Practice([HistoryEntry(at: Self.noon, .ate)])
        let desk = Desk(Desk.withoutSlots(), calendar: Self.zone, utc: Self.noon + .minutes(10), practice: practice)
        remind(desk)
        #expect(desk.reminder?.pose == Pose(.walk))
    }
}
