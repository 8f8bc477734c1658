import ReminderCore
import Testing

@Suite("Rule 12: what ends standing, and what does not") struct StandingAwayTests {
    private let start = UTC(seconds: 1_800_000_000)

    @Test func `a break ends standing at the last input, and sitting counts from the return`() {
        let desk = StandingTests.stood()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(desk.state == .away)
        #expect(desk.policy.status(at: desk.now).standingSince == nil)
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(5))
        #expect(StandingTests.rows(desk, since: start) == ["20-30 away"])
        #expect(desk.events == [.standing], "no away-break: no bout ended")
    }

    @Test(arguments: [PresenceReading.locked(.hint), .switchedAway, .asleep])
    func `a lock, switch or sleep that is no break leaves the user standing`(reading: PresenceReading) {
        let desk = StandingTests.stood()
        desk.send(.presence(reading))
        desk.pass(.minutes(2))
        desk.send(.presence(reading == .asleep ? .awake : reading == .switchedAway ? .switchedBack : .unlocked(.hint)))
        desk.touch()
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.state == .standing)
        #expect(desk.sitting == .zero)
    }

    @Test(arguments: [true, false]) func `a long sleep ends standing at its beginning`(isTold: Bool) {
        let desk = StandingTests.stood(.hours(1))
        desk.pass(.minutes(10))
        desk.sleep(.hours(3), logind: isTold)
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(5))
        #expect(StandingTests.rows(desk, since: start) == ["20-30 away"])
    }

    @Test func `a length that ends in a short lock ends standing, and the rest of the lock is not sitting`() {
        let desk = StandingTests.stood(.minutes(10))
        desk.pass(.minutes(9))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(2))
        desk.send(.presence(.unlocked(.hint)))
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(5))
        #expect(StandingTests.rows(desk, since: start) == ["20-30 over"])
    }

    @Test func `a desk that is raised at the end of a break counts from the return`() {
        let desk = Desk()
        desk.stopTyping()
        desk.pass(.minutes(10))
        #expect(desk.command(.stand(nil)) == .standing(until: nil, fromReturn: true))
        #expect(desk.state == .away)
        desk.pass(.minutes(1))
        desk.type()
        desk.pass(.minutes(9))
        #expect(desk.state == .standing)
        #expect(desk.sitting == .zero)
        desk.command(.sit)
        #expect(StandingTests.rows(desk, since: start) == ["11-20 sit"])
    }

    @Test func `a desk that is raised and lowered in a break leaves no row`() {
        let desk = Desk()
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.command(.stand(.minutes(1)))
        desk.pass(.minutes(5))
        desk.command(.stand(nil))
        desk.pass(.minutes(5))
        desk.command(.sit)
        #expect(desk.sitting == .zero)
        #expect(desk.state == .away)
        #expect(desk.rows.isEmpty)
    }

    @Test(arguments: [true, false])
    func `standing that is over before a return is known is not sitting, though the return was earlier`(
        isBreak: Bool
    ) {
        let desk = Desk()
        desk.pass(.minutes(10))
        if isBreak {
            desk.stopTyping()
            desk.pass(.minutes(10))
            // Only more input can tell it from a bumped desk.
            desk.send(.presence(.input(at: desk.now.instant)))
        } else {
            desk.send(.presence(.asleep))
            desk.pass(.minutes(1))
            desk.send(.presence(.awake))
        }
        #expect(desk.state == .away)
        desk.pass(.seconds(1))
        desk.command(.stand(nil))
        desk.pass(.seconds(1))
        desk.command(.sit)
        #expect(desk.state == .away)
        desk.pass(.seconds(20))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .seconds(20))
    }

    @Test func `a desk that is raised without an input shows that the user was there`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.command(.stand(nil))
        desk.pass(.minutes(2))
        #expect(desk.state == .standing)
        desk.pass(.minutes(1))
        #expect(desk.state == .away)
        #expect(StandingTests.rows(desk, since: start).isEmpty)
    }

    // MARK: Calls, pauses and the clock

    @Test func `silence in a call is standing`() {
        let desk = StandingTests.stood()
        desk.send(.inhibitors([IdleInhibitor(program: "zoom")]))
        desk.stopTyping()
        desk.pass(.minutes(40))
        #expect(desk.state == .standing)
        desk.type()
        desk.command(.sit)
        #expect(StandingTests.rows(desk, since: start) == ["20-60 sit"])
    }

    @Test func `a pause and standing do not end each other`() {
        let desk = StandingTests.stood(.hours(2))
        desk.command(.pause(.hours(1)))
        #expect(desk.state == .paused)
        #expect(desk.policy.status(at: desk.now).standingSince != nil)
        desk.pass(.hours(1))
        #expect(desk.state == .standing)
        desk.pass(.hours(1))
        #expect(desk.state == .sitting)
    }

    @Test func `without sitting reminders standing is recorded`() {
        let desk = StandingTests.stood(.minutes(30), Desk.withoutSlots { $0.sitting.remindAfter = nil })
        desk.pass(.minutes(40))
        #expect(desk.sitting == .minutes(10))
        #expect(StandingTests.rows(desk, since: start) == ["20-50 over"])
    }

    @Test(arguments: [Duration.hours(-5), .hours(5)]) func `a clock that is set changes no length`(jump: Duration) {
        let desk = StandingTests.stood(.minutes(30))
        desk.pass(.minutes(10))
        desk.setClock(desk.now.utc + jump)
        desk.pass(.minutes(20) - .seconds(1))
        #expect(desk.state == .standing)
        desk.pass(.seconds(1))
        #expect(desk.state == .sitting)
        guard case .standing(let period, _) = desk.rows.last?.event else { return #expect(Bool(false)) }
        #expect(desk.rows[0].at - period.from.utc == .minutes(30))
    }

    @Test func `standing over midnight has a row for each date`() {
        let desk = Desk(
            Desk.withoutSlots(), calendar: Calendar(zone: .fixed(offset: 3600)), utc: SlotTests.midnight + .hours(21))
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.type()
        desk.command(.stand(nil))
        desk.pass(.hours(27))
        desk.command(.sit)
        #expect(
            StandingTests.rows(desk, since: SlotTests.midnight) == [
                "1305-1380 midnight shown", "1380-2820 midnight", "2820-2925 sit",
            ])
        let dates = desk.rows.compactMap { row -> LocalDate? in
            if case .standing(let period, _) = row.event { period.from.local.date } else { nil }
        }
        #expect(Set(dates).count == 3)
    }
}
