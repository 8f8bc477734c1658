import ReminderCore

// Prints how fast the rules are: a year of working days, event by event, and events a second; then the same with hours
// of sitting reminders, quiet hours and a meal; then how the time grows with the number of slots. Run it with
// `swift run -c release policy-benchmark`.

let runs = 9
var busy = Settings()
let range = { (from: Int, until: Int) in
    DailyRanges.Range(from: TimeOfDay(hour: from, minute: 0), until: TimeOfDay(hour: until, minute: 0))
}
busy.sitting.hours = DailyRanges([range(9, 12), range(13, 18)])
busy.sitting.hours.days = [.mon, .tue, .wed, .thu, .fri]
busy.quiet = DailyRanges([range(22, 6)])
busy.meals = [
    MealSettings(name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))
]

for (name, settings) in [("the default config", Settings()), ("hours, quiet hours and a meal", busy)] {
    var times: [Duration] = []
    var year = WorkingYear(settings)
    for _ in 0..<runs {
        year = WorkingYear(settings)
        times.append(ContinuousClock().measure { year.run() })
    }
    times.sort()
    let median = times[runs / 2]
    let seconds = Double(median.components.seconds) + Double(median.components.attoseconds) / 1e18
    let events = Int(Double(year.events) / seconds)
    print(
        "A year of working days with \(name): \(year.events) events, \(year.rows) rows, "
            + "\(year.wakeups) wakeups by the timer"
    )
    print("median of \(runs) runs: \(median); fastest \(times[0]), slowest \(times[runs - 1])")
    print("\(events) events a second (bar: 300000)")
}

SlotCurve.print(catchUp: .seconds(2 * 3600))
SlotCurve.print(catchUp: .seconds(23 * 3600))
