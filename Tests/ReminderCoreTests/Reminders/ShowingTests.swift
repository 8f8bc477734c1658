import ReminderCore
import Testing

@Suite("Rule 7: what counts as a showing") struct ShowingTests {
    /// What takes a reminder off the screen before its time is over, and lets it come back.
    enum Withdrawal: CaseIterable {
        case doNotDisturb, call, pause, quietHours, lock, sleep, switchOfUser, crash

        func begin(_ desk: Desk) {
            switch self {
            case .doNotDisturb: desk.send(.doNotDisturb(true))
            case .call: desk.send(.inhibitors([IdleInhibitor(program: "Meeting")]))
            case .pause: desk.command(.pause(nil))
            case .quietHours: quiet(desk, true)
            case .lock: desk.send(.presence(.locked(.hint)))
            case .sleep: desk.send(.presence(.asleep))
            case .switchOfUser: desk.send(.presence(.switchedAway))
            case .crash: desk.serverDies()
            }
        }

        func end(_ desk: Desk) {
            switch self {
            case .doNotDisturb: desk.send(.doNotDisturb(false))
            case .call: desk.send(.inhibitors([]))
            case .pause: desk.command(.resume)
            case .quietHours: quiet(desk, false)
            case .lock: desk.send(.presence(.unlocked(.hint)))
            case .sleep: desk.send(.presence(.awake))
            case .switchOfUser: desk.send(.presence(.switchedBack))
            case .crash: desk.serverComes(":1.9")
            }
        }

        private func quiet(_ desk: Desk, _ isOn: Bool) {
            var settings = desk.policy.settings
            let (from, until) = (TimeOfDay(hour: 0, minute: 0), TimeOfDay(hour: 23, minute: 59))
            settings.quiet.ranges = isOn ? [DailyRanges.Range(from: from, until: until)] : []
            desk.send(.settingsChanged(settings))
        }
    }

    /// A desk whose reminder has just come to the screen, while its user types.
    private func reminded(_ change: (inout Settings) -> Void = { _ in }) -> Desk {
        let desk = Desk(Desk.withoutSlots(change))
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        return desk
    }

    /// The reminder is on the screen for `span`, and then withdrawn for a minute.
    private func withdraw(_ withdrawal: Withdrawal, after span: Duration, _ desk: Desk) {
        desk.pass(span)
        withdrawal.begin(desk)
        #expect(desk.onScreen == nil, "\(withdrawal)")
        desk.pass(.minutes(1))
        withdrawal.end(desk)
        desk.type()
    }

    @Test(arguments: Withdrawal.allCases) func `half of its time on the screen is a showing`(withdrawal: Withdrawal) {
        let desk = reminded()
        withdraw(withdrawal, after: .seconds(30), desk)
        desk.pass(.minutes(13))
        #expect(desk.presentations.count == 1 && desk.state == .due)
        desk.pass(.minutes(5))
        #expect(desk.presentations.count == 2)
        #expect(desk.events == [.shown, .shown])
        #expect(desk.rows.last?.event == .shown(HistoryEvent.Asked(.sitting, .seated), hold: .seconds(30), nudge: 1))
    }

    @Test(arguments: Withdrawal.allCases) func `less is none, and it comes back without a row`(withdrawal: Withdrawal) {
        let desk = reminded()
        withdraw(withdrawal, after: .seconds(29), desk)
        desk.pass(.minutes(5))
        #expect(desk.presentations.count == 2)
        #expect(desk.events == [.shown])
    }

    @Test(arguments: Withdrawal.allCases) func `short times on the screen add up`(withdrawal: Withdrawal) {
        let desk = reminded()
        withdraw(withdrawal, after: .seconds(15), desk)
        for _ in 0..<600 where desk.onScreen == nil { desk.pass(.seconds(1)) }
        #expect(desk.presentations.count == 2)
        withdraw(withdrawal, after: .seconds(15), desk)
        desk.pass(.seconds(10))
        #expect(desk.policy.openReminders.first?.unanswered == 1)
    }

    @Test func `locks do not repeat a reminder without end`() {
        let desk = Desk()
        while desk.now.instant.sinceBoot < .hours(6), !desk.events.contains(.ignored) {
            desk.pass(.seconds(300))
            desk.stopTyping()
            desk.send(.presence(.locked(.hint)))
            desk.pass(.seconds(60))
            desk.send(.presence(.unlocked(.hint)))
            desk.type()
        }
        #expect(desk.events == [.shown, .shown, .shown, .ignored])
        #expect(desk.presentations.count <= 6)
    }

    @Test func `a lock that becomes a break answers the reminder, which was not ignored`() {
        let desk = reminded { $0.delivery.nudges = 0 }
        desk.pass(.seconds(40))
        desk.stopTyping()
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(5))
        #expect(desk.rows.map(\.event).last == .awayBreak(.shown))
        #expect(desk.events == [.shown, .awayBreak])
        let other = reminded { $0.delivery.nudges = 0 }
        other.pass(.seconds(40))
        other.stopTyping()
        other.send(.presence(.locked(.hint)))
        other.pass(.minutes(1))
        other.send(.presence(.unlocked(.hint)))
        other.type()
        #expect(other.events == [.shown, .ignored])
    }

    @Test func `a slot that the user saw before a break rests after it`() {
        let desk = Desk(Settings(), utc: SlotTests.midnight + .hours(7))
        desk.pass(.minutes(32) + .seconds(40))
        #expect(desk.reminder?.kind == .slot("morning"))
        desk.stopTyping()
        desk.send(.presence(.locked(.hint)))
        desk.pass(.minutes(10))
        desk.send(.presence(.unlocked(.hint)))
        desk.type()
        desk.pass(.minutes(14))
        #expect(desk.presentations.count == 1)
        desk.pass(.minutes(4))
        #expect(desk.presentations.count == 2)
    }

    @Test func `a meal that takes a slot off the screen counts it too`() {
        var settings = Settings()
        let (from, until) = (TimeOfDay(hour: 7, minute: 33), TimeOfDay(hour: 7, minute: 40))
        settings.meals = [MealSettings(name: "breakfast", from: from, until: until)]
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7))
        desk.pass(.minutes(33))
        #expect(desk.onScreen == nil && desk.events == [.shown])
        #expect(desk.policy.openReminders.first?.unanswered == 1)
    }

    @Test func `closing by a program is a showing after half of the time`() {
        let desk = reminded()
        for _ in 1...2 {
            desk.pass(.seconds(15))
            desk.close(.closed)
            desk.pass(.minutes(17))
        }
        #expect(desk.policy.openReminders.first?.unanswered == 1)
        #expect(desk.events == [.shown, .shown])
    }

    @Test func `a text that is no longer right is replaced at once`() {
        let desk = reminded()
        desk.pass(.seconds(40))
        var settings = desk.policy.settings
        settings.sitting.hold = HoldRange(start: .seconds(20), ceiling: .seconds(60))
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.send(.settingsChanged(settings))
        #expect(desk.reminder?.hold == .seconds(20))
        #expect(desk.events == [.shown])
    }

    @Test func `a restart counts how long the reminder was on the screen`() {
        func restarted(_ isKilled: Bool, after span: Duration) -> Desk {
            let desk = reminded()
            var saved = desk.policy.saved(at: desk.now)
            desk.pass(span)
            if !isKilled {
                saved = desk.policy.saved(at: desk.now)
                saved.bubble = nil
            }
            let next = Desk(
                utc: desk.now.utc, saved: saved, continuity: .sameSession, instant: desk.now.instant)
            next.pass(.minutes(3))
            return next
        }
        for isKilled in [true, false] {
            #expect(restarted(isKilled, after: .seconds(29)).presentations.count == 1, "killed: \(isKilled)")
            let next = restarted(isKilled, after: .seconds(30))
            #expect(next.presentations.isEmpty && next.state == .due, "killed: \(isKilled)")
        }
    }
}
