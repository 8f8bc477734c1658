import ReminderCore

/// How the user sat in a period.
public struct SittingFigures: Hashable, Sendable {
    /// How much in all.
    public var total: Duration = .zero
    /// The days with sitting. Today is not over, so it counts only if it is the only one.
    public var days = 0
    /// Whether today is that only day.
    public var isToday = false
    /// How much on one of these days.
    public var perDay: Duration = .zero
    /// The median of the bouts; nil if there is none.
    public var usualBout: Duration?
    /// The longest bout; nil if there is none.
    public var longestBout: Bout?
    /// How many bouts began in the period.
    public var bouts = 0
    /// How many breaks were between bouts of the same day.
    public var breaks = 0
    /// How long the user stood at the desk.
    public var standing: Duration = .zero
    /// The first day with sitting, if the user was at the desk on an earlier day of the period. An older version wrote
    /// the history until then.
    public var recordedSince: LocalDate?

    /// How many breaks there were for each hour of sitting; nil for less than an hour.
    public var breaksPerHour: Double? {
        let hours = Double(total.components.seconds) / 3600
        return hours < 1 ? nil : Double(breaks) / hours
    }

    /// Nil if no sitting was recorded.
    init?(_ days: ArraySlice<DayFigures>, today: LocalDate) {
        guard let first = days.first(where: { !$0.stretches.isEmpty }) else { return nil }
        if days.prefix(upTo: days.firstIndex(of: first) ?? days.startIndex).contains(where: \.isAtDesk) {
            recordedSince = first.date
        }
        var lengths: [Duration] = []
        var ended: (days: Int, sitting: Duration) = (0, .zero)
        for day in days {
            standing += day.standing
            breaks += day.breaks
            lengths += day.bouts.map(\.sitting)
            for bout in day.bouts where longestBout.map({ $0.sitting < bout.sitting }) ?? true { longestBout = bout }
            let sitting = day.sitting
            total += sitting
            if day.date != today, !day.stretches.isEmpty { ended = (ended.days + 1, ended.sitting + sitting) }
        }
        bouts = lengths.count
        usualBout = Self.median(lengths)
        self.days = max(1, ended.days)
        isToday = ended.days == 0
        perDay = .seconds((ended.days == 0 ? total : ended.sitting).components.seconds / Int64(self.days))
    }

    private static func median(_ lengths: [Duration]) -> Duration? {
        if lengths.isEmpty { return nil }
        let sorted = lengths.sorted()
        let middle = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
        return .seconds(middle.components.seconds / 2)
    }
}
