import ReminderCore
import Testing

@Suite("Rule 3: slots") struct SlotTests {
    /// 2027-01-15 00:00 UTC, a Friday.
    static let midnight = UTC(seconds: 1_799_971_200)

    private func desk(
        _ slots: [SlotSettings] = [.morning], at hour: Duration = .hours(6),
        _ change: (inout Settings) -> Void = { _ in }
    ) -> Desk {
        Desk(
            Desk.withoutSlots {
                $0.slots = slots
                change(&$0)
            }, utc: Self.midnight + hour)
    }

    @Test func `the morning slot opens at half past seven and asks for a hold on the floor`() {
        let desk = desk()
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.pass(.hours(1))
        desk.type()
        desk.pass(.minutes(20))
        #expect(desk.state == .due)
        #expect(desk.policy.status(at: desk.now).next?.kind == .slot("morning"))
        desk.pass(.minutes(2))
        #expect(desk.reminder?.kind == .slot("morning"))
        #expect(desk.reminder?.pose == Pose(.classic))
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.seconds(24))
        #expect(desk.events.last == .shown)
        desk.pass(.seconds(31))
        #expect(desk.events.suffix(2) == [.started, .done])
        #expect(desk.rows.last?.event.date == LocalDate(year: 2027, month: 1, day: 15))
    }

    @Test func `a slot's done hold answers a sitting reminder too`() {
        let desk = desk(at: .hours(7))
        desk.pass(.minutes(50))
        desk.stopTyping()
        desk.command(.start)
        desk.pass(.minutes(2))
        #expect(desk.events.last == .done)
        #expect(desk.state == .sitting)
        #expect(desk.sitting < .minutes(2))
        #expect(!desk.rows.contains { $0.event.kind == .sitting })
    }

    @Test func `a sitting reminder waits for a slot that opens within ten minutes`() {
        let desk = desk(at: .minutes(6 * 60 + 40))
        desk.pass(.minutes(49))
        #expect(desk.state == .due)
        #expect(desk.presentations.isEmpty)
        desk.pass(.minutes(4))
        #expect(desk.reminder?.kind == .slot("morning"))
    }

    @Test func `a sitting reminder waits while a slot is open, and comes once the slot was ignored`() {
        let desk = desk(at: .hours(7)) { $0.delivery.nudges = 0 }
        desk.pass(.minutes(32))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.choose(.snooze)
        desk.type()
        desk.pass(.minutes(4))
        desk.pass(.minutes(3))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.close(.expired)
        #expect(desk.events.last == .ignored)
        desk.pass(.minutes(15))
        #expect(desk.presentations.last?.presentation.id == 3)
        #expect(desk.rows.last?.event.kind == .sitting)
    }

    @Test func `skip is final for the date`() {
        let desk = desk(at: .hours(7)) { $0.sitting.remindAfter = .hours(1000) }
        desk.pass(.minutes(33))
        #expect(desk.command(.skip) == .skippedSlot("morning"))
        desk.pass(.hours(23))
        #expect(desk.events == [.shown, .skipped])
        desk.pass(.hours(1))
        #expect(desk.rows.last?.event.name == .shown)
        #expect(desk.rows.last?.event.kind == .slot("morning"))
        #expect(desk.rows.last?.event.date == LocalDate(year: 2027, month: 1, day: 16))
    }

    @Test func `walking away takes a slot off the screen and answers nothing`() {
        let desk = desk(at: .minutes(7 * 60 + 28)) { $0.delivery.onScreen = .minutes(10) }
        desk.pass(.minutes(4))
        #expect(desk.state == .shown)
        desk.stopTyping()
        desk.pass(.minutes(20))
        #expect(desk.onScreen == nil)
        #expect(desk.events == [.shown, .awayBreak])
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.reminder?.kind == .slot("morning"))
        #expect(desk.events == [.shown, .awayBreak])
    }

    @Test func `a slot without an outcome is missed when its window ends`() {
        let desk = desk()
        desk.stopTyping()
        desk.pass(.hours(3) + .minutes(29))
        #expect(!desk.events.contains(.missed))
        desk.pass(.minutes(1))
        #expect(desk.events.last == .missed)
        #expect(desk.rows.last?.at == Self.midnight + .minutes(9 * 60 + 30))
        desk.type()
        desk.pass(.minutes(10))
        #expect(desk.presentations.isEmpty)
    }

    @Test func `a slot can be caught up within its window`() {
        let desk = desk()
        desk.stopTyping()
        desk.pass(.hours(3))
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.reminder?.kind == .slot("morning"))
    }

    @Test func `a slot never opens for a time before it was first defined`() {
        let desk = desk(at: .hours(8))
        desk.pass(.minutes(30))
        #expect(desk.presentations.isEmpty)
        desk.send(
            .settingsChanged(
                Desk.withoutSlots { $0.slots = [SlotSettings(name: "new", at: TimeOfDay(hour: 8, minute: 0))] }))
        desk.pass(.minutes(10))
        #expect(desk.presentations.isEmpty)
        #expect(desk.rows.isEmpty)
    }

    @Test func `a snooze never outlasts the slot's window`() {
        let desk = desk(at: .minutes(7 * 60 + 28)) {
            $0.slots[0].catchUp = .minutes(10)
            $0.sitting.remindAfter = .hours(5)
        }
        desk.pass(.minutes(5))
        #expect(desk.state == .shown)
        #expect(desk.command(.snooze(.minutes(15))) == .refused(.beyondWindow(end: Self.midnight + .minutes(460))))
        desk.choose(.snooze)
        desk.type()
        desk.pass(.minutes(5))
        desk.pass(.minutes(1))
        #expect(desk.state == .due || desk.state == .shown)
        #expect(desk.command(.snooze(nil)) == .refused(.beyondWindow(end: Self.midnight + .minutes(460))))
    }

    @Test func `a jump of the clock forwards opens what is open then and makes no missed rows`() {
        let desk = desk([.morning, .evening])
        desk.setClock(Self.midnight + .hours(24 * 3 + 8))
        desk.pass(.minutes(5))
        #expect(desk.rows.map(\.event.name) == [.shown])
        #expect(desk.rows[0].event.date == LocalDate(year: 2027, month: 1, day: 18))
    }

    @Test func `a clock set back opens no slot a second time`() {
        let desk = desk(at: .minutes(7 * 60 + 20)) { $0.sitting.remindAfter = .hours(23) }
        desk.pass(.minutes(15))
        desk.command(.skip)
        for _ in 0..<3 {
            desk.setClock(Self.midnight + .hours(7))
            desk.pass(.hours(1))
        }
        #expect(desk.events == [.shown, .skipped])
    }

    @Test func `travelling west and back opens the slot once per date`() {
        let desk = desk(at: .minutes(7 * 60 + 20)) { $0.sitting.remindAfter = .hours(23) }
        desk.pass(.minutes(15))
        desk.command(.skip)
        desk.send(.zoneChanged(Calendar(zone: .fixed(offset: -5 * 3600))))
        desk.pass(.hours(6))
        desk.send(.zoneChanged(Calendar(zone: .fixed(offset: 0))))
        desk.pass(.hours(3))
        #expect(desk.events == [.shown, .skipped])
    }

    @Test func `only its weekdays open a slot`() {
        var slot = SlotSettings.morning
        slot.days = [.mon]
        let desk = desk([slot]) { $0.sitting.remindAfter = .hours(1000) }
        #expect(desk.policy.status(at: desk.now).next?.at == Self.midnight + .hours(72) + .minutes(450))
        desk.pass(.hours(72))
        #expect(desk.presentations.isEmpty)
        desk.pass(.hours(2))
        #expect(desk.rows.first?.event.date == LocalDate(year: 2027, month: 1, day: 18))
    }

    @Test func `a slot that is taken out of the config leaves the screen`() {
        let desk = desk(at: .hours(7))
        desk.pass(.minutes(33))
        #expect(desk.state == .shown)
        desk.send(.settingsChanged(Desk.withoutSlots()))
        #expect(desk.onScreen == nil)
        #expect(desk.state == .sitting)
    }

    @Test func `a slot that is back within the hour is open again, with its time and in its window alone`() {
        let desk = desk(at: .hours(7))
        let before = desk.policy.settings
        desk.pass(.minutes(31))
        desk.stopTyping()
        desk.pass(.seconds(6))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        #expect(desk.onScreen == nil)
        desk.pass(.minutes(50))
        desk.send(.settingsChanged(before))
        #expect(desk.state == .due || desk.reminder?.kind == .slot("morning"))
        #expect(desk.policy.openReminders.map(\.kind).contains(.slot("morning")))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        var moved = before
        moved.slots[0].at = TimeOfDay(hour: 7, minute: 0)
        desk.send(.settingsChanged(moved))
        #expect(!desk.policy.openReminders.map(\.kind).contains(.slot("morning")))
    }

    @Test func `a slot that comes back later than that is a new one`() {
        let desk = desk(at: .hours(7))
        let before = desk.policy.settings
        desk.pass(.minutes(31))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        desk.pass(.minutes(61))
        desk.send(.settingsChanged(before))
        #expect(!desk.policy.openReminders.map(\.kind).contains(.slot("morning")))
    }

    @Test func `a slot that was answered stays answered, whatever its config does`() {
        let desk = desk(at: .hours(7))
        let before = desk.policy.settings
        desk.pass(.minutes(31))
        desk.command(.skip)
        desk.send(.settingsChanged(Desk.withoutSlots()))
        desk.send(.settingsChanged(before))
        #expect(!desk.policy.openReminders.map(\.kind).contains(.slot("morning")))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        var later = before
        later.slots[0].at = TimeOfDay(hour: 8, minute: 0)
        desk.send(.settingsChanged(later))
        desk.pass(.minutes(45))
        #expect(!desk.policy.openReminders.map(\.kind).contains(.slot("morning")))
    }

    @Test func `a notification near the end of its window stays, though no snooze fits`() {
        let desk = desk([.morning], at: .hours(7)) {
            $0.slots[0].catchUp = .minutes(7)
            $0.delivery.onScreen = .minutes(4)
            $0.meals = [
                MealSettings(
                    name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))
            ]
        }
        desk.pass(.minutes(31))
        desk.stopTyping()
        desk.pass(.seconds(6))
        #expect(desk.reminder?.snooze != nil)
        desk.pass(.minutes(2))
        desk.send(.doNotDisturb(false))
        #expect(desk.reminder?.kind == .slot("morning") && desk.presentations.count == 1)
    }

    @Test func `a hold that goes on while its slot is away answers it`() {
        let desk = desk(at: .hours(7))
        let before = desk.policy.settings
        desk.pass(.minutes(31))
        desk.stopTyping()
        desk.command(.start)
        desk.send(.settingsChanged(Desk.withoutSlots()))
        desk.pass(.minutes(2))
        #expect(desk.events.last == .done)
        desk.send(.settingsChanged(before))
        #expect(!desk.policy.openReminders.map(\.kind).contains(.slot("morning")))
    }
}
