import ReminderCore

/// What became of the reminders in a period.
public struct ReminderFigures: Hashable, Sendable {
    /// How many had each outcome.
    public var counts: [ReminderOutcome: Int] = [:]
    /// The same for each hour of the day, 0 to 23.
    public var byHour: [[ReminderOutcome: Int]] = Array(repeating: [:], count: 24)

    /// How many there were.
    public var total: Int { counts.values.reduce(0, +) }

    init(_ days: ArraySlice<DayFigures>) {
        for answer in days.lazy.flatMap(\.answers) {
            counts[answer.outcome, default: 0] += 1
            byHour[answer.time.time.hour][answer.outcome, default: 0] += 1
        }
    }

    /// The hours in which the most reminders got no answer: at most `limit`, each with at least 2 and a third of all
    /// in that hour. The worst hour comes first.
    public func unansweredHours(limit: Int) -> [(hour: Int, unanswered: Int, total: Int)] {
        let hours = byHour.indices.map { hour in
            (hour: hour, unanswered: byHour[hour][.unanswered] ?? 0, total: byHour[hour].values.reduce(0, +))
        }
        let bad = hours.filter { $0.unanswered >= 2 && 3 * $0.unanswered >= $0.total }
        return Array(bad.sorted { ($1.unanswered, $0.hour) < ($0.unanswered, $1.hour) }.prefix(limit))
    }
}
