import ReminderCore
import Testing

@Suite("Rule 1: sitting") struct SittingTests {
    @Test func `sitting counts from the start and through a pause in typing`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.type()
        desk.pass(.minutes(1))
        #expect(desk.sitting == .minutes(13))
        #expect(desk.state == .sitting)
        #expect(desk.rows.isEmpty)
    }

    @Test func `an absence of three minutes is a break and ends the bout`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(3))
        #expect(desk.state == .away)
        #expect(desk.sitting == .zero)
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(10))
    }

    @Test func `the bout after a break begins with the first input`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(8))
        desk.type()
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(5))
        #expect(desk.state == .sitting)
    }

    @Test func `a bumped desk is no return`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.touch()
        desk.pass(.minutes(10))
        #expect(desk.state == .away)
        #expect(desk.sitting == .zero)
        #expect(desk.events == [.awayBreak])
    }

    @Test func `a user who reads and scrolls once a minute is back`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.touch()
        desk.pass(.minutes(1))
        desk.touch()
        desk.pass(.minutes(1))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a short lock is not sitting and resets nothing`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.send(.presence(.locked(.hint)))
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.type()
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(15))
        #expect(desk.rows.isEmpty)
    }

    @Test func `two minutes of silence and then two minutes of lock are one absence and a break`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(2))
        desk.type()
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(1))
        #expect(desk.sitting == .minutes(1))
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(10))
    }

    @Test func `an unlocked screen without input is still an absence`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(1))
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(1))
        #expect(desk.state == .away)
        desk.pass(.minutes(1))
        #expect(desk.events == [.awayBreak])
        desk.touch()
        desk.pass(.minutes(1))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a night asleep is a break`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.sleep(.hours(8), logind: true)
        desk.type()
        desk.pass(.minutes(3))
        #expect(desk.sitting == .minutes(3))
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(10))
    }

    @Test func `a sleep that only the kernel reports is a break too`() {
        let desk = Desk()
        desk.pass(.minutes(40))
        desk.stopTyping()
        desk.sleep(.hours(8), logind: false)
        desk.type()
        desk.pass(.minutes(3))
        #expect(desk.sitting == .minutes(3))
        #expect(desk.events == [.awayBreak])
        #expect(desk.presentations.isEmpty)
    }

    @Test func `a short sleep is not sitting and resets nothing`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.sleep(.minutes(1))
        desk.pass(.minutes(10))
        #expect(desk.sitting == .minutes(20))
        #expect(desk.rows.isEmpty)
    }

    @Test func `another user at the screen is an absence`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.send(.presence(.switchedAway))
        desk.pass(.minutes(20))
        #expect(desk.state == .away)
        desk.send(.presence(.switchedBack))
        desk.pass(.minutes(1))
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a clock that is set moves no sitting time`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.setClock(UTC(seconds: 1_900_000_000))
        desk.pass(.minutes(5))
        desk.setClock(UTC(seconds: 1_700_000_000))
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(20))
        #expect(desk.rows.isEmpty)
    }

    @Test func `without an idle source everybody sits while the screen is unlocked`() {
        let desk = Desk(idleSource: false)
        desk.pass(.minutes(10))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(10))
        #expect(desk.state == .away)
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(10))
        #expect(desk.sitting == .minutes(10))
        #expect(desk.events == [.awayBreak])
    }

    @Test func `an idle source that dies leaves its user at the desk`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(5))
        desk.send(.sourcesChanged(PresenceSources(lock: "simulated")))
        desk.pass(.minutes(1))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a reminder that a higher threshold no longer asks for is taken back`() {
        let desk = Desk(Desk.withoutSlots { $0.sitting.remindAfter = .minutes(10) })
        desk.pass(.minutes(12))
        #expect(desk.state == .shown)
        desk.send(.settingsChanged(Desk.withoutSlots()))
        #expect(desk.onScreen == nil && desk.state == .sitting)
        desk.pass(.minutes(35))
        #expect(desk.state == .shown)
        #expect(desk.presentations.count == 2)
    }
}
