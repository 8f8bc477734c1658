import ReminderCore

/// A random year at a desk as a trace for `balasana simulate`: work from Monday to Friday with pauses, lunch, calls and
/// answers, some evenings and weekends, holidays, and the machine asleep at night. The zone is Europe/Berlin.
package struct TraceYear {
    private static let firstDay = LocalDate(year: 2026, month: 1, day: 1)
    private static let summer = LocalDate(year: 2026, month: 3, day: 29)..<LocalDate(year: 2026, month: 10, day: 25)

    private let utc = Calendar(zone: .fixed(offset: 0))
    private var state: UInt64
    private var now = UTC(seconds: 0)
    private var lines: [String] = []

    /// The trace for `seed`. The same seed always gives the same text.
    package static func text(seed: UInt64) -> String {
        var year = TraceYear(state: seed)
        for day in 0..<365 { year.live(firstDay.advanced(by: day)) }
        year.say("end")
        return year.lines.joined()
    }

    private init(state: UInt64) {
        self.state = state
    }

    private mutating func random(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int(state >> 33) % range.count
    }

    private mutating func chance(_ percent: Int) -> Bool { random(1...100) <= percent }

    private mutating func say(_ event: String, _ more: String = "") {
        lines.append("{\"at\": \"\(utc.iso8601(now))\", \"event\": \"\(event)\"\(more)}\n")
    }

    private mutating func pass(_ seconds: Int) { now = now + .seconds(seconds) }

    private mutating func live(_ date: LocalDate) {
        let offset = Self.summer.contains(date) ? 7200 : 3600
        let midnight = UTC(seconds: Int64(date.daysSinceEpoch * 86_400 - offset))
        let isHoliday = (100...106).contains(date.daysSinceEpoch - Self.firstDay.daysSinceEpoch)
        let isWorkday = date.weekday <= .fri && !isHoliday
        if isWorkday { sit(from: midnight + .seconds(7 * 3600 + random(0...3600)), stretches: 3, calls: true) }
        if isWorkday { sit(from: midnight + .seconds(13 * 3600 + random(0...1800)), stretches: 4, calls: true) }
        if chance(isWorkday ? 40 : 60) { sit(from: midnight + .seconds(20 * 3600), stretches: 2, calls: false) }
    }

    /// Wakes the machine, works for `stretches` of about an hour each, and leaves.
    private mutating func sit(from start: UTC, stretches: Int, calls: Bool) {
        now = start
        say("awake")
        say("unlocked")
        say("active")
        for _ in 0..<stretches {
            for _ in 0..<random(6...14) { work() }
            if calls, chance(20) { call() }
            answer()
            if chance(70) { rest(random(200...1500)) }
        }
        say("idle")
        pass(random(5...60))
        say("locked")
        if chance(80) {
            pass(60)
            say("asleep")
        }
    }

    private mutating func work() {
        pass(random(60...400))
        rest(random(5...50))
    }

    private mutating func rest(_ seconds: Int) {
        say("idle")
        pass(seconds)
        say("active")
    }

    private mutating func call() {
        say("call-started", ", \"program\": \"Meeting\"")
        if chance(50) { say("dnd-on") }
        pass(random(900...4000))
        say("dnd-off")
        say("call-ended", ", \"program\": \"Meeting\"")
    }

    private mutating func answer() {
        switch random(1...10) {
        case 1...4:
            say("start")
            pass(90)
            say("active")
            pass(5)
            say(chance(70) ? "comfortable" : "too-long")
        case 5, 6: say("snooze")
        case 7: say("skip")
        case 8: say("close")
        case 9: say("pause", ", \"for\": \"30m\"")
        case _: say("ate")
        }
        pass(10)
    }
}
