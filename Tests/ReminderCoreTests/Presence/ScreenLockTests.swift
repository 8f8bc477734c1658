import ReminderCore
import Testing

@Suite("Rule 1: the sources of the lock") struct LockTests {
    private let saver = LockSource.screenSaver("org.gnome.ScreenSaver")

    private func locked(by witnesses: LockSource..., on desk: Desk) {
        for witness in witnesses { desk.send(.presence(.locked(witness))) }
    }

    @Test func `one witness is enough, and the screen is unlocked when the last one says so`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        locked(by: saver, .hint, on: desk)
        #expect(desk.state == .away)
        desk.send(.presence(.unlocked(saver)))
        desk.pass(.minutes(1))
        #expect(desk.state == .away)
        desk.send(.presence(.unlocked(.hint)))
        desk.pass(.minutes(1))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(11))
    }

    @Test func `a user who types at a locked screen does not sit at the desk`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        locked(by: saver, on: desk)
        desk.pass(.minutes(1))
        desk.type()
        desk.pass(.minutes(30))
        #expect(desk.state == .away)
        #expect(desk.sitting == .zero)
        desk.send(.presence(.unlocked(saver)))
        desk.pass(.minutes(1))
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a request to lock counts where no source reports real locks, until the next input`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        locked(by: .request, on: desk)
        desk.pass(.minutes(1))
        #expect(desk.state == .away)
        desk.type()
        desk.pass(.minutes(1))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(11))
    }

    @Test func `a request to lock does not count where a source has reported a real one`() {
        for witness in [saver, .hint] {
            let desk = Desk()
            locked(by: witness, on: desk)
            desk.send(.presence(.unlocked(witness)))
            desk.pass(.minutes(1))
            locked(by: .request, on: desk)
            #expect(desk.state == .sitting)
            desk.pass(.minutes(5))
            #expect(desk.sitting == .minutes(6))
        }
    }

    @Test func `a request to lock is none where no input could end it`() {
        let desk = Desk(idleSource: false)
        locked(by: .request, on: desk)
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(5))
    }

    @Test func `a request does not outlast the source of idle time`() {
        let desk = Desk()
        desk.pass(.minutes(5))
        desk.stopTyping()
        locked(by: .request, on: desk)
        desk.pass(.minutes(1))
        desk.send(.sourcesChanged(PresenceSources(lock: "simulated", sleep: "simulated")))
        #expect(desk.state == .sitting)
        desk.pass(.minutes(5))
        #expect(desk.sitting == .minutes(10))
    }

    @Test func `a witness that has gone is believed until the next input`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        locked(by: saver, on: desk)
        desk.send(.presence(.lockUnknown(saver)))
        desk.pass(.minutes(30))
        #expect(desk.state == .away)
        desk.type()
        desk.pass(.minutes(1))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a source that has gone is not believed where no input would be reported`() {
        let desk = Desk(idleSource: false)
        desk.pass(.minutes(10))
        locked(by: saver, on: desk)
        desk.pass(.minutes(1))
        desk.send(.presence(.lockUnknown(saver)))
        #expect(desk.state == .sitting)
        let other = Desk()
        locked(by: saver, on: other)
        other.send(.presence(.lockUnknown(saver)))
        other.pass(.minutes(1))
        #expect(other.state == .away)
        other.send(.sourcesChanged(PresenceSources(sleep: "simulated")))
        other.pass(.minutes(46))
        #expect(other.presentations.count == 1)
    }

    @Test func `a compositor that starts again ends no break`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        desk.stopTyping()
        desk.pass(.hours(1))
        desk.send(.sourcesChanged(PresenceSources(lock: "simulated", sleep: "simulated")))
        desk.pass(.seconds(5))
        desk.send(.presence(.input(at: desk.now.instant)))
        desk.send(.sourcesChanged(PresenceSources(idle: "simulated", lock: "simulated", sleep: "simulated")))
        desk.pass(.seconds(2))
        desk.send(.presence(.idle(since: desk.now.instant - .seconds(2))))
        desk.pass(.minutes(30))
        #expect(desk.state == .away)
        #expect(desk.events == [.awayBreak])
    }

    @Test func `Unlock is obeyed by every locker, the hint following later`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        locked(by: .hint, on: desk)
        desk.send(.presence(.unlocked(.request)))
        desk.pass(.minutes(1))
        #expect(desk.state == .sitting)
        desk.send(.presence(.unlocked(.hint)))
        #expect(desk.state == .sitting)
    }

    @Test func `lock, then suspend, then resume to a lock screen are one absence`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        desk.stopTyping()
        locked(by: saver, on: desk)
        desk.pass(.minutes(1))
        desk.sleep(.hours(1))
        locked(by: .hint, on: desk)
        desk.pass(.seconds(20))
        desk.type()
        desk.pass(.seconds(5))
        desk.send(.presence(.unlocked(.hint)))
        #expect(desk.state == .away)
        desk.send(.presence(.unlocked(saver)))
        desk.pass(.minutes(2))
        #expect(desk.sitting == .minutes(2))
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(20))
    }

    @Test func `a screen that locks only after the resume gives no sitting in between`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        desk.sleep(.hours(1))
        desk.type()
        desk.pass(.seconds(1))
        locked(by: .hint, on: desk)
        desk.pass(.minutes(5))
        #expect(desk.state == .away)
        #expect(desk.sitting < .seconds(2))
        #expect(desk.presentations.isEmpty)
    }

    @Test func `on Wayland, too, two minutes of silence and then two minutes of lock are a break`() {
        let desk = Desk(reportsPastSilence: false)
        desk.pass(.minutes(20))
        desk.stopTyping()
        desk.pass(.minutes(2))
        locked(by: saver, on: desk)
        desk.pass(.minutes(2))
        desk.type()
        desk.send(.presence(.unlocked(saver)))
        desk.pass(.minutes(1))
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(20))
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a suspend in the middle of silence is one absence with it`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        desk.stopTyping()
        desk.pass(.minutes(2))
        desk.sleep(.minutes(2))
        desk.type()
        desk.pass(.minutes(1))
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(20))
        #expect(desk.sitting == .minutes(1))
    }

    @Test func `a clock that is set during suspend changes no sitting and no break`() {
        for jump in [Duration.hours(-5), .hours(5)] {
            let desk = Desk()
            desk.pass(.minutes(20))
            desk.stopTyping()
            desk.send(.presence(.asleep))
            desk.sleep(.minutes(30), logind: false)
            desk.setClock(desk.now.utc + jump)
            desk.send(.presence(.awake))
            desk.type()
            desk.pass(.minutes(3))
            #expect(desk.sitting == .minutes(3))
            #expect(desk.events == [.awayBreak])
            #expect(desk.rows[0].sitting == .minutes(20))
        }
    }

    @Test func `another user at the screen for a minute is not sitting, and resets nothing`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        desk.stopTyping()
        desk.send(.presence(.switchedAway))
        desk.pass(.minutes(1))
        desk.send(.presence(.switchedBack))
        desk.type()
        desk.pass(.minutes(10))
        #expect(desk.sitting == .minutes(30))
        #expect(desk.rows.isEmpty)
    }

    @Test func `pointers that wiggle by themselves at a locked screen end no break`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        desk.stopTyping()
        locked(by: saver, on: desk)
        for _ in 1...60 {
            desk.pass(.minutes(1))
            desk.touch()
        }
        #expect(desk.state == .away)
        #expect(desk.events == [.awayBreak])
        #expect(desk.presentations.isEmpty)
    }
}
