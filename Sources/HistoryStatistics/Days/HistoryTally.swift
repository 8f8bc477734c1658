import ReminderCore

/// Takes rows of the history one at a time, in any order, and says what they say about each day.
///
/// It keeps no more of a row than the days need, and nothing of rows before its first day.
public struct HistoryTally: Sendable {
    /// The dates that it counts.
    public let dates: ClosedRange<LocalDate>
    private let now: UTC
    private let calendar: Calendar
    private var sitting: [SittingPart] = []
    private var watched: [TimePart] = []
    private var standing: [TimePart] = []
    private var events: [DayEvent] = []

    /// Counts the rows of `dates`. It is `now`: later rows were written when the clock was wrong, and are left out.
    ///
    /// - Parameter calendar: The user's zone, for periods over a midnight and a change of the clocks.
    public init(_ dates: ClosedRange<LocalDate>, now: UTC, _ calendar: Calendar) {
        self.dates = dates
        self.calendar = calendar
        self.now = now + Practice.clockError
    }

    /// Counts `row`.
    public mutating func add(_ row: StatisticsRow) {
        guard row.time.utc <= now else { return }
        let first = dates.lowerBound
        switch row.content {
        case .sitting(let from, let counted, let mayContinue):
            sitting += SittingPart.parts(
                from: from, to: row.time, counted: counted, mayContinue: mayContinue, first: first, calendar)
        case .observed(let from): watched += TimePart.parts(from: from, to: row.time, first: first, calendar)
        case .standing(let period, let answered):
            standing += TimePart.parts(from: period.from, to: row.time, first: first, calendar)
            if answered != nil { add(.standing(period, answered), row.time) }
        case .event(let event): add(event, row.time)
        }
    }

    private mutating func add(_ event: HistoryEvent, _ time: LocalTimestamp) {
        let event = DayEvent(time: time, event: event)
        if event.date >= dates.lowerBound { events.append(event) }
    }

    /// The figures of each date, the first one first. Days are marked that are in `pain`.
    public func days(_ pain: PainDays) -> [DayFigures] {
        let union = SittingUnion(sitting)
        // While the user sat or stood, the agent was there, whatever became of the row that says so.
        let observed = CoveredTime(watched + sitting.map(\.time) + standing).lengths
        let stood = CoveredTime(standing).lengths
        var days = (dates.lowerBound.daysSinceEpoch...dates.upperBound.daysSinceEpoch).map { number in
            var day = DayFigures(LocalDate(daysSinceEpoch: number))
            day.observed = observed[number] ?? .zero
            day.standing = stood[number] ?? .zero
            day.stretches = union.stretches[number] ?? []
            day.bouts = union.bouts[number] ?? []
            day.breaks = union.breaks[number] ?? 0
            day.isInPain = pain.contains(day.date)
            return day
        }
        let undone = DayEvent.undone(in: events)
        for (index, event) in events.enumerated() where dates.contains(event.date) && !undone.contains(index) {
            days[event.date.daysSinceEpoch - dates.lowerBound.daysSinceEpoch].events.append(event)
        }
        // Rows with the same time stay in their order, because this is a stable sort.
        for index in days.indices { days[index].events.sort { $0.time.milliseconds < $1.time.milliseconds } }
        return days
    }
}
