import ReminderCore
import ReminderSimulation

/// A year at a desk, made of the events that a real one would bring: work from nine to six with pauses, breaks, lunch,
/// answers to reminders, and the machine asleep at night.
final class WorkingYear: SimulatedDesk {
    private(set) var events = 0
    private(set) var rows = 0
    private var dice: UInt64 = 42

    init(_ settings: Settings) {
        // Thursday 2026-01-01, 00:00 UTC.
        let now = Moment(instant: Instant(sinceBoot: .seconds(60)), utc: UTC(seconds: 1_767_225_600))
        let policy = ReminderPolicy(settings: settings, calendar: Calendar(zone: .fixed(offset: 3600)), at: now)
        // The year brings its own readings of input, more of them than the policy asks for.
        super.init(policy, at: now, silentSince: nil)
        start(PresenceSources(idle: "simulated", lock: "simulated", sleep: "simulated"))
    }

    func run() {
        for day in 0..<365 {
            let weekday = (day + 3) % 7
            if weekday < 5 { work() } else { pass(.seconds(24 * 3600)) }
        }
    }

    private func work() {
        pass(.seconds(8 * 3600))
        send(.presence(.awake))
        send(.presence(.unlocked(.hint)))
        // Ten hours of typing in stretches, with pauses that are long enough to be reported only now and then.
        var worked = 0
        while worked < 10 * 3600 {
            let stretch = 20 + random(100)
            let pause = random(20) == 0 ? 240 + random(600) : 5 + random(20)
            send(.presence(.input(at: now.instant)))
            pass(.seconds(stretch))
            let since = now.instant
            pass(.seconds(min(pause, 5)))
            send(.presence(.idle(since: since)))
            pass(.seconds(max(0, pause - 5)))
            answer()
            worked += stretch + pause
        }
        send(.presence(.locked(.hint)))
        send(.presence(.asleep))
        pass(.seconds(24 * 3600 - 8 * 3600 - worked))
    }

    private func answer() {
        guard let id = onScreen?.id else { return }
        let actions: [Action] = [.start, .start, .snooze, .skip, .dismiss]
        send(.action(id, actions[random(actions.count)]))
    }

    override func followed(_ event: Event, _ effects: [Effect], from before: Presentation?) {
        events += 1
        for case .record in effects { rows += 1 }
    }

    private func random(_ below: Int) -> Int {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(dice >> 33) % below
    }
}
