import ReminderCore
import Testing

@Suite("Rule 2: short interruptions do not begin the waits again") struct PatienceTests {
    /// Something short that takes the user away from the desk.
    enum Interruption: CaseIterable {
        case lock, lockAndPassword, sleep, quietSleep, switchOfUser

        func happen(to desk: Desk, for span: Duration) {
            switch self {
            case .lock, .lockAndPassword:
                desk.stopTyping()
                desk.send(.presence(.locked(.hint)))
                desk.pass(span)
                if self == .lockAndPassword { desk.type() }
                desk.send(.presence(.unlocked(.hint)))
            case .sleep, .quietSleep: desk.sleep(span, logind: self == .sleep)
            case .switchOfUser:
                desk.stopTyping()
                desk.send(.presence(.switchedAway))
                desk.pass(span)
                desk.send(.presence(.switchedBack))
            }
            desk.type()
        }
    }

    /// The user works for `work` without a pause in typing, and is interrupted for `span`, until something is shown or
    /// `limit` has passed.
    ///
    /// - Returns: The time until something was shown; nil if nothing was.
    private func work(
        _ work: Duration, _ interruption: Interruption, for span: Duration, at desk: Desk, limit: Duration
    ) -> Duration? {
        let start = desk.now.instant
        while desk.presentations.isEmpty, desk.now.instant - start < limit {
            desk.pass(work)
            interruption.happen(to: desk, for: span)
        }
        return desk.presentations.first.map { $0.at - start }
    }

    @Test(arguments: Interruption.allCases) func `short locks and sleeps do not starve a reminder`(
        interruption: Interruption
    ) {
        for (seconds, span): (Int, Int) in [(230, 30), (100, 20), (60, 170)] {
            let desk = Desk()
            let cycle = seconds + span
            let shown = work(.seconds(seconds), interruption, for: .seconds(span), at: desk, limit: .hours(8))
            // It is due after 45 minutes of work. Then the rest of the grace period and the patience pass, and after
            // some interruptions a few seconds until the return is certain.
            let due = 2700 / (seconds - 4) * cycle
            let rest = (120 / (seconds - 4) + 2) * cycle
            #expect(
                shown ?? .hours(24) <= .seconds(due + 120 + rest), "\(seconds) s of work, \(span) s of \(interruption)")
        }
    }

    @Test(arguments: Interruption.allCases) func `nor a slot`(interruption: Interruption) {
        var settings = Settings()
        settings.sitting.remindAfter = .hours(20)
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7) + .minutes(30))
        let shown = work(.seconds(100), interruption, for: .seconds(30), at: desk, limit: .hours(2))
        #expect(shown ?? .hours(24) <= .minutes(7))
    }

    @Test func `nor does do-not-disturb that goes on and off`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        for _ in 0..<3 {
            desk.send(.doNotDisturb(true))
            desk.pass(.minutes(10))
            desk.send(.doNotDisturb(false))
            desk.pass(.seconds(50))
        }
        #expect(desk.state == .shown)
    }

    @Test func `the wait for a pause in typing rests in a lock, and goes on after it`() {
        for kind in [Interruption.lock, .quietSleep] {
            let desk = Desk()
            desk.pass(.minutes(46))
            kind.happen(to: desk, for: .seconds(150))
            let uncertain = Duration.seconds(kind == .lock ? 0 : 4)
            desk.pass(.seconds(59) + uncertain)
            #expect(desk.state == .due)
            desk.pass(.seconds(1))
            #expect(desk.state == .shown)
        }
    }

    @Test func `a pause in typing is still the better moment`() {
        let desk = Desk()
        desk.pass(.minutes(46))
        Interruption.lock.happen(to: desk, for: .seconds(30))
        desk.pass(.seconds(20))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.state == .shown)
    }

    @Test func `after a short lock there is a grace period for what becomes due in it`() {
        let desk = Desk()
        desk.pass(.minutes(44))
        Interruption.lock.happen(to: desk, for: .seconds(30))
        desk.pass(.seconds(70))
        desk.stopTyping()
        desk.pass(.seconds(49))
        #expect(desk.state == .due)
        desk.pass(.seconds(1))
        #expect(desk.state == .shown)
    }

    @Test func `after a break there is a grace period for what waited before it`() {
        var settings = Settings()
        settings.sitting.remindAfter = .hours(20)
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7))
        desk.pass(.minutes(31))
        Interruption.lock.happen(to: desk, for: .minutes(10))
        desk.pass(.seconds(119))
        #expect(desk.state == .due)
        desk.pass(.seconds(61))
        #expect(desk.reminder?.kind == .slot("morning"), "a minute of patience was left")
    }

    @Test func `each reminder has its own patience`() {
        let desk = Desk()
        desk.pass(.minutes(46))
        desk.command(.skip)
        desk.pass(.minutes(45) + .seconds(119))
        #expect(desk.state == .due)
        desk.pass(.seconds(1))
        #expect(desk.state == .shown)
    }
}
