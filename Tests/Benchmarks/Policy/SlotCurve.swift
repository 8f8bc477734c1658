import ReminderCore
import ReminderSimulation

/// How the time of a simulation grows with the number of slots: all day in even steps, each with a window, while the
/// user works from eight to six and answers nothing.
enum SlotCurve {
    static func print(catchUp: Duration, counts: [Int] = [10, 100, 300, 1000], days: [Int] = [1, 30]) {
        Swift.print("Slots over the whole day that can be answered for \(catchUp.components.seconds / 3600) h:")
        for count in counts {
            let settings = settings(count, catchUp)
            for days in days {
                var events = 0
                let time = ContinuousClock().measure {
                    var run = SimulationRun(settings, Calendar(zone: .fixed(offset: 3600)))
                    for step in steps(days) { _ = run.take(step) { _ in events += 1 } }
                    run.end { _ in events += 1 }
                }
                Swift.print("\(count) slots, \(days) days: \(time), \(events) events")
            }
        }
    }

    private static func settings(_ count: Int, _ catchUp: Duration) -> Settings {
        var settings = Settings()
        settings.slots = (0..<count).map { number in
            var slot = SlotSettings(name: "slot-\(number)", at: TimeOfDay(seconds: 86_400 / count * number))
            slot.catchUp = catchUp
            return slot
        }
        settings.meals = [
            MealSettings(name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))
        ]
        return settings
    }

    /// Thursday 2026-01-01, 00:00 local time, and the days after it.
    private static func steps(_ days: Int) -> [SimulatedStep] {
        let midnight = UTC(seconds: 1_767_225_600 - 3600)
        return (0..<days).flatMap { day in
            let hour = { midnight + .seconds(day * 86_400 + $0 * 3600) }
            return [
                SimulatedStep(.active, at: hour(8)), SimulatedStep(.idle, at: hour(18)),
                SimulatedStep(.end, at: hour(24)),
            ]
        }
    }
}
