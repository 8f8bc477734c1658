import ReminderCore
import Testing

@Suite("Rules 1 and 10: calls, films and presentations") struct CallTests {
    private let film = IdleInhibitor(program: "mpv", reason: "a film")

    private func begins(_ desk: Desk, _ program: String? = nil) {
        desk.send(.inhibitors([program.map { IdleInhibitor(program: $0) } ?? film]))
    }

    private func ends(_ desk: Desk) {
        desk.send(.inhibitors([]))
    }

    @Test func `silence during a film is sitting`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(40))
        #expect(desk.state == .sitting)
        #expect(desk.sitting == .minutes(40))
        #expect(desk.rows.isEmpty)
    }

    @Test func `who leaves when the film is over has been away since its end`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(30))
        ends(desk)
        desk.pass(.minutes(3) - .seconds(1))
        #expect(desk.state == .sitting)
        desk.pass(.seconds(1))
        #expect(desk.state == .away)
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(30))
    }

    @Test func `after two hours without input the user is away, and has been since the last input`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        begins(desk)
        desk.stopTyping()
        desk.pass(.hours(2) - .seconds(1))
        #expect(desk.state != .away)
        desk.pass(.seconds(1))
        #expect(desk.state == .away)
        #expect(desk.sitting == .zero)
        #expect(desk.rows.last?.event.name == .awayBreak)
        #expect(desk.rows.last?.sitting == .minutes(10))
    }

    @Test func `an inhibitor held over a night is no sitting, and brings no reminder in the morning`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        begins(desk)
        desk.stopTyping()
        desk.pass(.hours(10))
        let shown = desk.presentations.count
        desk.type()
        desk.pass(.minutes(30))
        #expect(desk.sitting == .minutes(30))
        #expect(desk.presentations.count == shown)
    }

    @Test func `a film that begins when the user has long left ends no break`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        desk.stopTyping()
        desk.pass(.minutes(10))
        begins(desk)
        desk.pass(.minutes(10))
        #expect(desk.state == .away)
        #expect(desk.sitting == .zero)
    }

    @Test func `a locked screen is absent whatever plays`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(30))
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(3))
        #expect(desk.state == .away)
        #expect(desk.events == [.awayBreak])
        #expect(desk.rows[0].sitting == .minutes(30))
    }

    @Test func `a film that is watched over a suspend is not watched during it`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.sleep(.minutes(2))
        desk.type()
        desk.pass(.minutes(10))
        #expect(desk.sitting == .minutes(20))
        #expect(desk.rows.isEmpty)
    }

    @Test func `a glance into another session in the middle of a film ends nothing`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.send(.presence(.switchedAway))
        desk.pass(.seconds(20))
        desk.send(.presence(.switchedBack))
        desk.pass(.minutes(10))
        #expect(desk.sitting == .minutes(20))
        ends(desk)
        desk.pass(.minutes(3))
        #expect(desk.events == [.awayBreak])
    }

    @Test func `the status tells when a call lets a reminder through`() {
        let desk = Desk()
        begins(desk)
        desk.pass(.minutes(50))
        let status = desk.policy.status(at: desk.now)
        #expect(status.next?.at == desk.now.utc + .minutes(55))
        #expect(status.heldBack == [.call])
        desk.pass(.minutes(56))
        #expect(desk.policy.status(at: desk.now).heldBack == [])
    }

    @Test func `the beginning of a call is saved, as silence until then was sitting`() {
        let desk = Desk()
        desk.pass(.minutes(1))
        let before = desk.saves
        begins(desk)
        #expect(desk.saves == before + 1)
    }

    @Test func `where films count as away, silence is what it always is`() {
        let desk = Desk(Desk.withoutSlots { $0.calls.silence = .away })
        desk.pass(.minutes(10))
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(3))
        #expect(desk.state == .away)
        #expect(desk.rows.map(\.sitting) == [.minutes(10)])
    }

    @Test func `a program that is ignored changes nothing, under any of its names`() {
        for name in ["Caffeine", "org.gnome.Caffeine", "/usr/bin/caffeine"] {
            let desk = Desk(Desk.withoutSlots { $0.calls.ignored = ["spotify", "caffeine"] })
            begins(desk, name)
            desk.stopTyping()
            desk.pass(.minutes(3))
            #expect(desk.state == .away)
            #expect(desk.policy.status(at: desk.now).calls.isEmpty)
        }
    }

    @Test func `a program can be ignored while it holds one`() {
        let desk = Desk()
        begins(desk, "Caffeine")
        desk.stopTyping()
        desk.pass(.minutes(10))
        desk.send(.settingsChanged(Desk.withoutSlots { $0.calls.ignored = ["caffeine"] }))
        desk.pass(.minutes(4))
        #expect(desk.state == .away)
        #expect(desk.rows.map(\.sitting) == [.minutes(10)])
    }

    @Test func `a reminder waits for the end of a call and then comes once`() {
        let desk = Desk()
        desk.pass(.minutes(20))
        begins(desk)
        desk.pass(.minutes(50))
        #expect(desk.presentations.isEmpty)
        #expect(desk.state == .due)
        #expect(desk.policy.status(at: desk.now).heldBack == [.call])
        #expect(desk.policy.status(at: desk.now).calls == [film])
        ends(desk)
        desk.stopTyping()
        desk.pass(.seconds(20))
        #expect(desk.presentations.count == 1)
        #expect(desk.reminder?.sitting == .minutes(70) + .seconds(15))
        #expect(desk.policy.status(at: desk.now).calls.isEmpty)
    }

    @Test func `a call ends 15 seconds after its program has let go`() {
        let desk = Desk()
        begins(desk)
        desk.pass(.minutes(50))
        ends(desk)
        desk.stopTyping()
        desk.pass(.seconds(14))
        #expect(desk.policy.status(at: desk.now).heldBack == [.call] && desk.presentations.isEmpty)
        desk.pass(.seconds(1))
        #expect(desk.policy.status(at: desk.now).heldBack == [] && desk.presentations.count == 1)
    }

    @Test func `a moment between two films is no end`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(50))
        ends(desk)
        desk.pass(.seconds(14))
        begins(desk)
        desk.pass(.minutes(30))
        #expect(desk.presentations.isEmpty)
        #expect(desk.sitting == .minutes(80) + .seconds(14))
    }

    @Test func `a call longer than an hour lets the reminder through, an hour after it was due`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(105) - .seconds(1))
        #expect(desk.presentations.isEmpty)
        desk.pass(.seconds(10))
        #expect(desk.presentations.count == 1)
    }

    @Test func `a call takes the reminder off the screen, and the reminder comes back after it`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(10))
        #expect(desk.reminder != nil)
        begins(desk)
        #expect(desk.reminder == nil)
        desk.pass(.minutes(5))
        ends(desk)
        desk.pass(.seconds(15))
        #expect(desk.reminder != nil)
        #expect(desk.events == [.shown])
    }

    @Test func `reminders do not wait where the user does not want it`() {
        let desk = Desk(Desk.withoutSlots { $0.calls.wait = false })
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(46))
        #expect(desk.presentations.count == 1)
        #expect(desk.policy.status(at: desk.now).heldBack == [])
    }

    @Test func `a snooze that ends inside a call waits too`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(10))
        desk.choose(.snooze)
        begins(desk)
        desk.pass(.minutes(30))
        #expect(desk.presentations.count == 1)
        ends(desk)
        desk.pass(.seconds(20))
        #expect(desk.presentations.count == 2)
    }

    @Test func `two hours without input count from the last one, over a moment between two films`() {
        let desk = Desk()
        desk.pass(.minutes(10))
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(90))
        ends(desk)
        desk.pass(.seconds(60))
        begins(desk)
        desk.pass(.minutes(29))
        #expect(desk.state == .away)
        #expect(desk.rows.last?.sitting == .minutes(10))
    }

    @Test func `an agent that starts again after a film does not take the film for a break`() {
        let desk = Desk()
        begins(desk)
        desk.stopTyping()
        desk.pass(.minutes(30))
        let saved = desk.policy.saved(at: desk.now)
        let next = Desk(
            utc: desk.now.utc, saved: saved, continuity: .sameSession, instant: desk.now.instant,
            silentSince: desk.now.instant - .minutes(30))
        next.pass(.minutes(1))
        #expect(next.sitting == .minutes(31))
        next.pass(.minutes(2))
        #expect(next.state == .away)
        #expect(next.rows.map(\.sitting) == [.minutes(30)])
    }
}
