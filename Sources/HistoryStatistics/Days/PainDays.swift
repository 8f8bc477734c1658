import ReminderCore

/// The dates on which the user was in pain: from the day on which it hurt to the day on which the user was well again.
/// Without such an answer it ends after ``Practice/rest``, or not at all while no pose is offered (rule 9).
public struct PainDays: Hashable, Sendable {
    /// In days since 1970.
    private var spans: [ClosedRange<Int>] = []

    /// The user was never in pain.
    public init() {}

    /// According to `rows` of the whole history, in any order. Only those about pain are needed.
    public init(_ rows: [StatisticsRow]) {
        let events = rows.compactMap { row -> DayEvent? in
            if case .event(let event) = row.content { DayEvent(time: row.time, event: event) } else { nil }
        }.sorted { $0.time.milliseconds < $1.time.milliseconds }
        let undone = DayEvent.undone(in: events)
        let rest = Int(Practice.rest.components.seconds / 86_400)
        var practice = Practice()
        for (index, event) in events.enumerated() where !undone.contains(index) {
            practice.take(HistoryEntry(at: event.time.utc, event: event.event, sitting: .zero))
            let date = event.time.local.date.daysSinceEpoch
            if case .answered(.better) = event.event {
                end(on: date)
            } else if case .answered(let record) = event.event, record.answer == .felt(.hurt) {
                begin(on: date, until: practice.offersNoPose ? Int.max : date + rest - 1)
            }
        }
    }

    /// Whether the user was in pain on `date`.
    public func contains(_ date: LocalDate) -> Bool {
        spans.contains { $0.contains(date.daysSinceEpoch) }
    }

    private mutating func begin(on date: Int, until last: Int) {
        if let span = spans.last, span.upperBound >= date {
            spans[spans.count - 1] = span.lowerBound...max(span.upperBound, last)
        } else {
            spans.append(date...last)
        }
    }

    private mutating func end(on date: Int) {
        guard let span = spans.last, span.upperBound > date else { return }
        spans[spans.count - 1] = span.lowerBound...max(span.lowerBound, date)
    }
}
