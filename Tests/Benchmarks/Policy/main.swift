import ReminderCore

// Prints how fast the rules are: a year of working days, event by event, and events a second.
// Run it with `swift run -c release policy-benchmark`.

let runs = 9
var times: [Duration] = []
var year = WorkingYear()
for _ in 0..<runs {
    year = WorkingYear()
    times.append(ContinuousClock().measure { year.run() })
}
times.sort()
let median = times[runs / 2]
let seconds = Double(median.components.seconds) + Double(median.components.attoseconds) / 1e18
let events = Int(Double(year.events) / seconds)
print("A year of working days: \(year.events) events, \(year.rows) rows, \(year.wakeups) wakeups by the timer")
print("median of \(runs) runs: \(median); fastest \(times[0]), slowest \(times[runs - 1])")
print("\(events) events a second (bar: 1000000)")
