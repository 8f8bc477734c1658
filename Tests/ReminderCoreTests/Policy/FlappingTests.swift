import ReminderCore
import Testing

/// However often locks, calls, do-not-disturb, pauses in typing and the clock change: no reminder waits without end,
/// none is repeated without end, and no slot is missed that could have been shown. ``FlappingDay`` has the limits.
@Suite("Invariants when things flap") struct FlappingTests {
    /// Runs many days with `settings`, and expects at least so many rows of each kind, or the days would test nothing.
    private func run(_ settings: Settings, seeds: ClosedRange<Int>, atLeast counts: [HistoryEvent.Name: Int]) {
        var rows: [HistoryEvent.Name: Int] = [:]
        for seed in seeds {
            var day = FlappingDay(settings, seed: seed)
            day.run(for: .hours(10))
            #expect(day.breach == nil, "seed \(seed)")
            for row in day.desk.rows { rows[row.event.name, default: 0] += 1 }
        }
        for (name, count) in counts { #expect(rows[name, default: 0] >= count, "\(name): \(rows)") }
    }

    @Test func `a sitting reminder comes, and is ignored after its nudges`() {
        run(Desk.withoutSlots(), seeds: 1...40, atLeast: [.shown: 200, .ignored: 20, .awayBreak: 5])
    }

    @Test func `a slot comes in its window, and is ignored after its nudges`() {
        var settings = Settings()
        settings.sitting.remindAfter = .hours(20)
        settings.slots = stride(from: 30, to: 24 * 60, by: 150).map { minute in
            SlotSettings(name: "at\(minute)", at: TimeOfDay(hour: minute / 60, minute: minute % 60))
        }
        run(settings, seeds: 101...140, atLeast: [.shown: 200, .ignored: 20, .missed: 5])
    }

    @Test func `short calls and waits leave no more room`() {
        let settings = Desk.withoutSlots {
            $0.sitting.remindAfter = .minutes(5)
            $0.calls.longestWait = .minutes(2)
            $0.delivery.settle = .zero
            $0.delivery.nudge = .minutes(1)
            $0.delivery.nudges = 0
        }
        run(settings, seeds: 201...220, atLeast: [.shown: 200, .ignored: 100])
    }
}
