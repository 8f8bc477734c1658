import ReminderCore

/// A year at a desk, made of the events that a real one would bring: work from nine to six with pauses, breaks, lunch,
/// answers to reminders, and the machine asleep at night.
struct WorkingYear {
    private(set) var events = 0
    private(set) var rows = 0
    private(set) var wakeups = 0
    private var policy: ReminderPolicy
    private var now: Moment
    private var deadline: Instant?
    private var shown: UInt64?
    private var dice: UInt64 = 42

    init(_ settings: Settings) {
        // Thursday 2026-01-01, 00:00 UTC.
        now = Moment(instant: Instant(sinceBoot: .seconds(60)), utc: UTC(seconds: 1_767_225_600))
        policy = ReminderPolicy(settings: settings, calendar: Calendar(zone: .fixed(offset: 3600)), at: now)
        send(.started(Sources(idle: "simulated", lock: "simulated", sleep: "simulated")))
    }

    mutating func run() {
        for day in 0..<365 {
            let weekday = (day + 3) % 7
            if weekday < 5 { work() } else { pass(.seconds(24 * 3600)) }
        }
    }

    private mutating func work() {
        pass(.seconds(8 * 3600))
        send(.presence(.awake))
        send(.presence(.unlocked(.hint)))
        // Ten hours of typing in stretches, with pauses that are long enough to be told only now and then.
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

    private mutating func answer() {
        guard let id = shown else { return }
        let actions: [Action] = [.start, .start, .snooze, .skip, .dismiss]
        send(.action(id, actions[random(actions.count)]))
    }

    private mutating func pass(_ span: Duration) {
        let end = now.instant + span
        while let next = deadline, next <= end {
            move(to: max(next, now.instant))
            wakeups += 1
            send(.deadline)
        }
        move(to: end)
    }

    private mutating func move(to instant: Instant) {
        now = Moment(instant: instant, utc: now.utc(at: instant))
    }

    private mutating func send(_ event: Event) {
        events += 1
        var presented: UInt64?
        for effect in policy.handle(event, at: now) {
            switch effect {
            case .arm(let instant): deadline = instant
            case .record: rows += 1
            case .present(let presentation): presented = presentation.id
            case .withdraw(let id): if shown == id { shown = nil }
            case .watchIdle, .save, .reply, .cue, .tell, .statusChanged: break
            }
        }
        if let presented {
            shown = presented
            send(.presented(presented, Bubble(server: ":1.1", id: 1)))
        }
    }

    private mutating func random(_ below: Int) -> Int {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(dice >> 33) % below
    }
}
