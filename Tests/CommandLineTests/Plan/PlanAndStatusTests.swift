import Fixtures
import ReminderSimulation
import Testing

@testable import Control
@testable import ReminderCore
@testable import balasana

/// The sessions of `balasana plan` come when the policy says that they do.
@Suite("Plan and status") struct PlanAndStatusTests {
    /// Sunday, 29 November 2026.
    private static let midnight = UTC(seconds: 1_795_910_400)
    private static let calendar = Calendar(zone: .fixed(offset: 0))

    @Test(arguments: 1...400) func `the first session of the plan is what the status has next`(seed: Int) throws {
        var dice = SeededNumbers(seed: UInt64(seed))
        let settings = settings(&dice)
        let start = Self.midnight + .seconds(60 * Int.random(in: 0..<7 * 1440, using: &dice))
        let moment = Moment(instant: Instant(sinceBoot: .seconds(60)), utc: start)
        let policy = ReminderPolicy(settings: settings, calendar: Self.calendar, at: moment)
        let desk = SimulatedDesk(policy, at: moment, silentSince: nil, isHeard: false)
        desk.start(PresenceSources(idle: nil, lock: "dice", sleep: "dice"))
        if Int.random(in: 0..<4, using: &dice) > 0 { pause(desk, &dice) }
        let status = desk.policy.status(at: desk.now)
        let report = StatusReport(status, calendar: Self.calendar, server: nil, configProblems: [])
        let coming = ComingDay.days(
            16, settings, Practice(), SlotOutcomes(), Self.calendar, at: desk.now.utc,
            records: settings.slots.map { SlotRecord(name: $0.name, at: $0.at, definedAt: start) },
            pause: PlannedPause(report))
        let sessions = coming.flatMap(\.sessions).filter { session in
            session.wait.map { $0.until < session.ends } ?? true
        }
        let first = sessions.map { $0.wait?.until ?? max($0.opens, desk.now.utc) }.min()
        let seen = "\(status.next.debugDescription) from \(desk.now.utc): \(settings)"
        guard status.state != .due else { return }
        switch status.next?.kind {
        case .slot: #expect(first == status.next?.at, "\(seen)")
        case .sitting?: #expect(first.map { status.next!.at <= $0 } ?? true, "\(seen)")
        case nil: #expect(first == nil, "\(seen)")
        }
    }

    /// The user pauses, and some time of the pause passes.
    private func pause(_ desk: SimulatedDesk, _ dice: inout SeededNumbers) {
        let time = TimeOfDay(seconds: 60 * Int.random(in: 0..<1440, using: &dice))
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: desk.send(.command(.pause(nil)))
        case 1, 2: desk.send(.command(.pauseUntil(.time(time))))
        case 3: desk.send(.command(.pauseUntil(.tomorrow)))
        default: desk.send(.command(.pause(.seconds(60 * Int.random(in: 1..<2880, using: &dice)))))
        }
        guard let end = desk.policy.status(at: desk.now).pausedUntil else { return }
        desk.pass(.seconds(Int((end - desk.now.utc).components.seconds) * Int.random(in: 0..<100, using: &dice) / 100))
    }

    private func settings(_ dice: inout SeededNumbers) -> Settings {
        func time() -> TimeOfDay { TimeOfDay(seconds: 300 * Int.random(in: 0..<288, using: &dice)) }
        func days() -> Set<Weekday> {
            let some = Weekday.allCases.filter { _ in Bool.random(using: &dice) }
            return Set(some.isEmpty || Bool.random(using: &dice) ? Weekday.allCases : some)
        }
        func ranges() -> [DailyRanges.Range] {
            (0..<Int.random(in: 0...1, using: &dice)).map { _ in DailyRanges.Range(from: time(), until: time()) }
        }
        var settings = Settings()
        settings.delivery.settle = .zero
        settings.sitting.remindAfter = Bool.random(using: &dice) ? nil : .seconds(2700)
        settings.sitting.hours.ranges = ranges()
        settings.sitting.hours.days = days()
        settings.quiet.ranges = ranges()
        settings.slots = (0..<Int.random(in: 0...3, using: &dice)).map { number in
            var slot = SlotSettings(name: "s\(number)", at: time())
            slot.days = days()
            slot.catchUp = .seconds(300 * Int.random(in: 1...276, using: &dice))
            return slot
        }
        settings.meals = (0..<Int.random(in: 0...1, using: &dice)).map { number in
            let from = time()
            return MealSettings(name: "m\(number)", from: from, until: from)
        }
        return settings
    }
}
