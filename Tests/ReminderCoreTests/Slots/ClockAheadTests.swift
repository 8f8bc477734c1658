import ReminderCore
import Testing

@Suite("Rule 3: a clock that was ahead") struct ClockAheadTests {
    private static let midnight = SlotTests.midnight
    private static let today = LocalDate(year: 2027, month: 1, day: 15)

    /// A user who types, with a slot at 09:30.
    private func desk(
        _ time: Duration = .minutes(460), at hour: Int = 9, _ minute: Int = 30,
        _ change: (inout Settings) -> Void = { _ in }
    ) -> Desk {
        let desk = Desk(
            Desk.withoutSlots {
                $0.slots = [SlotSettings(name: "slot", at: TimeOfDay(hour: hour, minute: minute))]
                $0.sitting.remindAfter = .hours(24)
                change(&$0)
            }, utc: Self.midnight + (time - .minutes(3)))
        // The grace period.
        desk.pass(.minutes(3))
        return desk
    }

    /// The clock is ahead by `span` for `time`, as long as something else sets it.
    private func getAhead(_ desk: Desk, by span: Duration, for time: Duration) {
        desk.setClock(desk.now.utc + span)
        desk.pass(time)
        desk.setClock(desk.now.utc + (.zero - span))
    }

    private func minutes(_ desk: Desk, _ event: HistoryEvent.Name) -> [Int] {
        desk.rows.filter { $0.event.name == event }.map { Int(($0.at - Self.midnight).components.seconds) / 60 }
    }

    @Test func `four seconds ahead do not use up the day's slot`() {
        let desk = desk()
        desk.pass(.seconds(1))
        getAhead(desk, by: .hours(2), for: .seconds(4))
        #expect(desk.policy.openReminders.isEmpty)
        #expect(desk.policy.status(at: desk.now).next?.at == Self.midnight + .minutes(570))
        desk.pass(.hours(6))
        #expect(minutes(desk, .shown) == [572, 590, 608], "the patience, and two nudges")
        #expect(minutes(desk, .ignored) == [609] && minutes(desk, .missed) == [])
    }

    @Test func `a slot on the screen is withdrawn, and gets all its snoozes and nudges again`() {
        let desk = desk()
        desk.setClock(Self.midnight + .minutes(575))
        desk.pass(.minutes(3))
        #expect(desk.reminder?.kind == .slot("slot"))
        desk.choose(.snooze)
        desk.pass(.minutes(8))
        #expect(desk.reminder?.snoozesLeft == 2)
        desk.setClock(Self.midnight + .minutes(471))
        #expect(desk.onScreen == nil && desk.policy.openReminders.isEmpty)
        desk.pass(.minutes(101) + .seconds(30))
        #expect(desk.reminder?.snoozesLeft == 3)
        #expect(desk.rows.last?.event.date == Self.today)
    }

    @Test func `one that was ignored while the clock was ahead opens again`() {
        let desk = desk { $0.delivery.nudges = 0 }
        desk.setClock(Self.midnight + .minutes(575))
        desk.pass(.minutes(4))
        #expect(desk.events == [.shown, .ignored])
        desk.setClock(Self.midnight + .minutes(464))
        desk.pass(.minutes(110))
        #expect(desk.events == [.shown, .ignored, .shown, .ignored])
    }

    @Test(arguments: [Command.skip, .start]) func `a slot that was answered stays closed`(command: Command) {
        let desk = desk()
        desk.setClock(Self.midnight + .minutes(575))
        desk.pass(.minutes(3))
        desk.command(command)
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.choose(.dismiss)
        desk.type()
        #expect(desk.events.last == (command == .skip ? .skipped : .done))
        desk.setClock(Self.midnight + .minutes(465))
        desk.pass(.hours(8))
        #expect(minutes(desk, .shown).count == 1 && !desk.events.contains(.missed))
    }

    @Test func `a slot whose hold is running is not withdrawn`() {
        let desk = desk()
        desk.setClock(Self.midnight + .minutes(575))
        desk.pass(.minutes(3))
        desk.choose(.start)
        desk.stopTyping()
        desk.setClock(Self.midnight + .minutes(463))
        desk.pass(.minutes(2))
        #expect(desk.events.last == .done && desk.rows.last?.event.date == Self.today)
        desk.type()
        desk.pass(.hours(8))
        #expect(minutes(desk, .shown).count == 1)
    }

    @Test(arguments: [0, 5]) func `one whose hold is stopped early after that opens at its time`(held: Int) {
        let desk = desk()
        desk.setClock(Self.midnight + .minutes(575))
        desk.pass(.minutes(3))
        desk.choose(.start)
        desk.stopTyping()
        desk.setClock(Self.midnight + .minutes(463))
        desk.pass(.seconds(held == 0 ? 1 : 25 + held))
        desk.command(.stop)
        desk.type()
        desk.choose(.dismiss)
        #expect(desk.policy.openReminders.isEmpty)
        #expect(desk.policy.status(at: desk.now).next?.at == Self.midnight + .minutes(570))
        desk.pass(.hours(8))
        #expect(minutes(desk, .shown) == [577, 572, 590, 608])
    }

    @Test func `a day ahead during its hold, the date of the hold is answered, and the next one opens`() {
        let desk = desk()
        desk.pass(.minutes(113))
        desk.choose(.start)
        desk.stopTyping()
        desk.pass(.seconds(5))
        getAhead(desk, by: .hours(24), for: .seconds(4))
        desk.pass(.minutes(2))
        #expect(desk.rows.last?.event.name == .done && desk.rows.last?.event.date == Self.today)
        desk.type()
        desk.choose(.dismiss)
        desk.pass(.hours(25))
        #expect(desk.rows.filter { $0.event.name == .shown }.map(\.event.date).contains(Self.today.advanced(by: 1)))
        #expect(minutes(desk, .shown).first == 572 && minutes(desk, .shown).dropFirst().first == 572 + 1440)
    }

    @Test func `an open slot that is moved to a later time opens then`() {
        let desk = desk()
        desk.pass(.minutes(115))
        #expect(desk.policy.openReminders.count == 1)
        var settings = desk.policy.settings
        settings.slots[0].at = TimeOfDay(hour: 12, minute: 0)
        desk.send(.settingsChanged(settings))
        #expect(desk.policy.openReminders.isEmpty && desk.onScreen == nil)
        desk.pass(.minutes(150))
        #expect(minutes(desk, .shown) == [572, 722])
    }

    @Test func `a slot that was missed at a time that is to come opens at its time`() {
        let desk = desk()
        desk.stopTyping()
        // The hardware clock is three hours ahead, and there is no network until 09:00.
        desk.setClock(Self.midnight + .minutes(460 + 180))
        desk.pass(.minutes(80))
        #expect(minutes(desk, .missed) == [690])
        desk.setClock(Self.midnight + .minutes(540))
        desk.type()
        desk.pass(.minutes(40))
        #expect(desk.rows.last?.event.name == .shown && desk.rows.last?.event.date == Self.today)
        #expect(minutes(desk, .shown) == [640, 572])
    }

    @Test func `its window that has begun is open at once, and one that has passed stays missed`() {
        for (minute, isOpen) in [(600, true), (691, false)] {
            let desk = desk()
            desk.stopTyping()
            desk.setClock(Self.midnight + .minutes(600))
            desk.pass(.minutes(91))
            #expect(minutes(desk, .missed) == [690])
            desk.setClock(Self.midnight + .minutes(minute))
            #expect(desk.policy.openReminders.isEmpty != isOpen)
        }
    }

    @Test func `a clock that is a day ahead for a moment does not lose the slot that is open`() {
        let desk = desk()
        desk.pass(.minutes(112))
        #expect(desk.reminder?.kind == .slot("slot"))
        getAhead(desk, by: .hours(24), for: .seconds(4))
        #expect(!desk.events.contains(.missed))
        #expect(desk.policy.openReminders.map(\.date) == [Self.today])
        desk.pass(.minutes(2))
        #expect(desk.reminder?.kind == .slot("slot"))
        desk.command(.skip)
        desk.pass(.hours(24))
        #expect(desk.rows.map(\.event.date).contains(Self.today.advanced(by: 1)))
    }

    @Test func `a small correction leaves an open slot alone`() {
        let desk = desk()
        desk.pass(.minutes(115))
        #expect(desk.policy.openReminders.count == 1)
        desk.setClock(desk.now.utc + .minutes(-4))
        #expect(desk.policy.openReminders.count == 1)
    }

    @Test func `travelling west, a slot without an answer waits for its time there`() {
        let desk = desk()
        desk.pass(.minutes(112))
        #expect(desk.reminder?.kind == .slot("slot"))
        desk.send(.zoneChanged(Calendar(zone: .fixed(offset: -2 * 3600))))
        #expect(desk.onScreen == nil && desk.policy.openReminders.isEmpty)
        desk.pass(.minutes(121))
        #expect(desk.reminder?.kind == .slot("slot"))
        #expect(minutes(desk, .shown) == [572, 692])
    }

    @Test(arguments: [Continuity.sameSession, .newBoot])
    func `a clock that is right again after a restart withdraws the slot too`(continuity: Continuity) {
        let desk = desk()
        desk.setClock(Self.midnight + .minutes(575))
        desk.pass(.minutes(3))
        #expect(desk.reminder?.kind == .slot("slot"))
        let next = Desk(
            desk.policy.settings, utc: Self.midnight + .minutes(464), saved: desk.policy.saved(at: desk.now),
            continuity: continuity,
            instant: continuity == .newBoot ? Instant(sinceBoot: .seconds(40)) : desk.now.instant + .minutes(1))
        #expect(next.policy.openReminders.isEmpty)
        next.pass(.minutes(110))
        #expect(next.events.filter { $0 != .awayBreak } == [.shown])
        #expect(next.rows.last?.event.date == Self.today)
    }

    @Test func `an ignored slot has one outcome, and its window ends without another`() {
        let desk = desk { $0.delivery.nudges = 0 }
        desk.pass(.hours(5))
        #expect(desk.events == [.shown, .ignored])
        #expect(desk.policy.openReminders.isEmpty)
    }

    @Test func `the question after a hold comes once a day although the clock was a day ahead`() {
        let desk = desk(at: 23, 59)
        func hold() -> Bool {
            desk.stopTyping()
            desk.command(.hold(HoldWish()))
            desk.pass(.minutes(2))
            desk.type()
            defer { desk.choose(.dismiss) }
            if case .question = desk.onScreen?.content { return true }
            return false
        }
        desk.setClock(Self.midnight + .hours(24 + 8))
        #expect(hold())
        desk.setClock(Self.midnight + .hours(8))
        #expect(!hold(), "today's was asked while the clock was ahead")
        desk.pass(.hours(24))
        #expect(hold())
    }

    @Test func `quiet hours and hours without reminders hold back only while the clock shows them`() {
        let desk = desk(.hours(14), at: 23, 59) {
            $0.sitting.remindAfter = .minutes(45)
            $0.quiet.ranges = [
                DailyRanges.Range(from: TimeOfDay(hour: 16, minute: 0), until: TimeOfDay(hour: 17, minute: 0))
            ]
            $0.sitting.hours.ranges = [
                DailyRanges.Range(from: TimeOfDay(hour: 9, minute: 0), until: TimeOfDay(hour: 18, minute: 0))
            ]
        }
        desk.pass(.minutes(44))
        #expect(desk.state == .shown)
        for ahead in [2, 5] {
            desk.setClock(desk.now.utc + .hours(ahead))
            #expect(desk.onScreen == nil && !desk.policy.status(at: desk.now).heldBack.isEmpty)
            desk.pass(.seconds(4))
            desk.setClock(desk.now.utc + .hours(-ahead))
            desk.pass(.minutes(3))
            #expect(desk.state == .shown && desk.policy.status(at: desk.now).heldBack.isEmpty)
            desk.close(.closed)
            desk.pass(.minutes(17))
        }
    }
}
