import Testing

@testable import ReminderCore

/// What is a duration ends when that time has passed, whatever the civil clock does meanwhile.
@Suite("Durations") struct DurationTests {
    /// Something that waits for a duration.
    enum Wait: CaseIterable {
        case meal, undo, rating, pause, snooze, nudge, rest, lapse

        /// How long it waits.
        var length: Duration {
            switch self {
            case .meal, .undo: .minutes(60)
            case .rating: .hours(24)
            case .pause: .minutes(120)
            case .snooze: .minutes(30)
            case .nudge: .minutes(15)
            case .rest, .lapse: .hours(14 * 24)
            }
        }

        /// It begins to wait at `desk`, where a sitting reminder is on the screen.
        func begin(_ desk: Desk) {
            switch self {
            case .meal: desk.command(.ate(ago: .zero))
            case .undo, .rest:
                hold(desk)
                desk.command(.comfort(.hurt))
            case .rating, .lapse: hold(desk)
            case .pause: desk.command(.pause(.minutes(120)))
            case .snooze: desk.command(.snooze(.minutes(30)))
            case .nudge: desk.choose(.dismiss)
            }
        }

        private func hold(_ desk: Desk) {
            desk.stopTyping()
            desk.command(.hold(HoldWish()))
            // To the moment at which it is done.
            desk.pass(.seconds(35))
            desk.type()
        }

        /// Whether it no longer waits at `desk`.
        func isOver(_ desk: Desk) -> Bool {
            let plan = desk.policy.settings.plan(of: .sitting, desk.policy.practice, at: desk.now.utc)
            switch self {
            case .meal:
                return desk.policy.settings.mealEnd(desk.policy.practice, desk.policy.calendar, at: desk.now.utc) == nil
            case .undo: return desk.command(.undo) == .refused(.nothingToUndo)
            case .rating: return desk.command(.comfort(.tooLong)) == .refused(.noHoldToAnswer)
            case .pause: return desk.policy.saved(at: desk.now).pause == nil
            case .snooze: return !desk.policy.openReminders.contains { $0.isSnoozed }
            case .nudge:
                return !desk.policy.openReminders.contains { if case .resting = $0.phase { true } else { false } }
            case .rest: return plan.restsUntil == nil
            case .lapse: if case .lapsed = plan.reason { return true } else { return false }
            }
        }
    }

    private func reminded() -> Desk {
        let desk = Desk(Desk.withoutSlots { $0.delivery.onScreen = .minutes(10) }, utc: MealTests.noon)
        desk.pass(.minutes(47))
        #expect(desk.state == .shown)
        return desk
    }

    /// A start at `now` with the rows in the history, as the agent reads them.
    private func restarted(
        _ desk: Desk, _ continuity: Continuity, after rows: [HistoryEntry] = [], utc: UTC? = nil,
        at instant: Instant? = nil
    ) -> Desk {
        let now = Moment(instant: instant ?? desk.now.instant, utc: utc ?? desk.now.utc)
        let saved = desk.policy.saved(at: desk.now)
        var practice = Practice()
        practice.dates = continuity == .newBoot ? RowDates() : saved.recent.dates(at: now)
        for row in rows + desk.rows where practice.dates.present(row.at) <= now.utc + Practice.clockError {
            practice.take(row)
        }
        return Desk(
            desk.policy.settings, calendar: desk.policy.calendar, utc: now.utc, practice: practice, saved: saved,
            continuity: continuity, instant: now.instant)
    }

    private static let jumps: [Duration] = [.hours(1), .hours(-1), .hours(24), .hours(-24), .hours(24 * 40)]

    @Test(arguments: Wait.allCases, jumps) func `a clock that is set does not change it`(wait: Wait, jump: Duration) {
        for (rest, isOver) in [(Duration.seconds(-2), false), (.seconds(1), true)] {
            let desk = reminded()
            wait.begin(desk)
            desk.pass(.minutes(7))
            desk.setClock(desk.now.utc + jump)
            desk.pass(wait.length - .minutes(7) + rest)
            #expect(wait.isOver(desk) == isOver)
        }
    }

    @Test(arguments: Wait.allCases) func `a clock that is ahead for a moment does not change it`(wait: Wait) {
        for (rest, isOver) in [(Duration.seconds(-2), false), (.seconds(1), true)] {
            let desk = reminded()
            wait.begin(desk)
            desk.pass(.minutes(7))
            desk.setClock(desk.now.utc + .hours(24 * 40))
            desk.pass(.seconds(4))
            desk.setClock(desk.now.utc + .hours(-24 * 40))
            desk.pass(wait.length - .minutes(7) - .seconds(4) + rest)
            #expect(wait.isOver(desk) == isOver)
        }
    }

    @Test(arguments: Wait.allCases) func `a clock that was ahead when it began does not change it`(wait: Wait) {
        for (rest, isOver) in [(Duration.seconds(-2), false), (.seconds(1), true)] {
            let desk = reminded()
            desk.setClock(desk.now.utc + .hours(24 * 40))
            wait.begin(desk)
            desk.pass(.seconds(4))
            desk.setClock(desk.now.utc + .hours(-24 * 40))
            let next = restarted(desk, .sameSession)
            next.pass(wait.length - .seconds(4) + rest)
            #expect(wait.isOver(next) == isOver)
        }
    }

    @Test(arguments: Wait.allCases, jumps) func `nor does a restart after it in the same boot`(
        wait: Wait, jump: Duration
    ) {
        for (rest, isOver) in [(Duration.seconds(-2), false), (.seconds(1), true)] {
            let desk = reminded()
            wait.begin(desk)
            desk.pass(.minutes(7))
            desk.setClock(desk.now.utc + jump)
            let next = restarted(desk, .sameSession)
            next.pass(.minutes(1))
            // The clock was set while no agent ran.
            let last = restarted(next, .sameSession, after: desk.rows, utc: next.now.utc + .hours(-3))
            last.pass(wait.length - .minutes(8) + rest)
            #expect(wait.isOver(last) == isOver)
        }
    }

    @Test(arguments: Wait.allCases) func `over a reboot it goes by civil time`(wait: Wait) {
        for (rest, isOver) in [(Duration.seconds(-2), false), (.seconds(1), true)] {
            let desk = reminded()
            wait.begin(desk)
            desk.pass(.minutes(7))
            let next = restarted(
                desk, .newBoot, utc: desk.now.utc + .minutes(2), at: Instant(sinceBoot: .seconds(30)))
            next.pass(wait.length - .minutes(9) + rest)
            #expect(wait.isOver(next) == isOver)
        }
    }

    @Test(arguments: [Wait.meal, .undo, .rating, .pause, .rest])
    func `over a reboot with a clock that was set back it is never longer than it should be`(wait: Wait) {
        for back in [Duration.minutes(2), .hours(24 * 400)] {
            let desk = reminded()
            wait.begin(desk)
            let next = restarted(
                desk, .newBoot, utc: desk.now.utc + (.zero - back), at: Instant(sinceBoot: .seconds(30)))
            next.pass(wait.length + .seconds(1))
            #expect(wait.isOver(next))
        }
    }

    @Test func `a time zone, and clocks that go back or forward, change no duration`() {
        for wait in Wait.allCases {
            for (rest, isOver) in [(Duration.seconds(-2), false), (.seconds(1), true)] {
                let desk = reminded()
                wait.begin(desk)
                desk.pass(.minutes(7))
                desk.send(.zoneChanged(Calendar(zone: .fixed(offset: 9 * 3600))))
                desk.pass(wait.length - .minutes(7) + rest)
                #expect(wait.isOver(desk) == isOver, "\(wait)")
            }
        }
    }

    @Test func `an answer can be taken back after the clock was set back, and stays taken back`() {
        let desk = reminded()
        desk.setClock(desk.now.utc + .hours(2))
        Wait.undo.begin(desk)
        desk.setClock(desk.now.utc + .hours(-2))
        guard case .undone? = desk.command(.undo) else {
            Issue.record("\(desk.replies)")
            return
        }
        #expect(!desk.policy.status(at: desk.now).isSuspended)
        desk.pass(.hours(3))
        let rows = desk.rows.sorted { $0.at < $1.at }
        #expect(!Practice(rows).offersNoPose, "also by the history alone")
    }

    @Test func `pain that was reported while the clock was ahead counts from then on, and no longer than two weeks`() {
        let desk = reminded()
        desk.setClock(desk.now.utc + .hours(24 * 40))
        Wait.rest.begin(desk)
        desk.setClock(desk.now.utc + .hours(-24 * 40))
        // The rows are left out while they are in the future.
        let next = Desk(
            desk.policy.settings, utc: desk.now.utc, saved: desk.policy.saved(at: desk.now), continuity: .newBoot,
            instant: Instant(sinceBoot: .seconds(30)))
        #expect(next.policy.status(at: next.now).isSuspended)
        let plan = next.policy.settings.plan(of: .sitting, next.policy.practice, at: next.now.utc)
        #expect(plan.restsUntil.map { $0 <= next.now.utc + .hours(14 * 24) } == true)
    }

    @Test func `a slot that is missing from the config for less than an hour is the same one, whatever the clock does`()
    {
        let settings = Desk.withoutSlots { $0.slots = [.morning] }
        let desk = Desk(settings, utc: SlotTests.midnight + .hours(7))
        desk.pass(.minutes(31))
        desk.send(.settingsChanged(Desk.withoutSlots()))
        desk.pass(.minutes(5))
        desk.setClock(desk.now.utc + .minutes(70))
        desk.send(.settingsChanged(settings))
        #expect(desk.policy.openReminders.map(\.kind) == [.slot("morning")])
    }
}
