import HistoryStatistics
import ReminderCore

/// The output of `stats --csv` (RFC 4180): a line for each day, with the same columns in each version.
enum StatsTable {
    /// The names of the columns, with a newline.
    static let header = columns.joined(separator: ",") + "\n"

    private static let columns =
        [
            "date", "at_desk", "in_pain", "observed_seconds", "sitting_seconds", "bouts", "longest_bout_seconds",
            "breaks", "standing_seconds", "poses", "partial", "walks", "hold_seconds",
        ] + ReminderOutcome.allCases.map { "reminders_\($0.rawValue)" } + ["comfortable", "too_long", "hurt"]

    /// The line for `day`, with a newline. Cells are empty where nothing is known: on a day without the computer all
    /// but the date, and in rows of an older version those about sitting.
    static func line(_ day: DayFigures) -> String {
        guard day.isAtDesk || day.observed > .zero || !day.events.isEmpty else {
            return "\(day.date)" + String(repeating: ",", count: columns.count - 1) + "\n"
        }
        let figures = PeriodFigures([day][...], today: day.date)
        let (holds, sitting) = (figures.holds, figures.sitting)
        let seconds: [Int?] = [
            day.observed > .zero ? day.observed.wholeSeconds : nil, sitting?.total.wholeSeconds, sitting?.bouts,
            sitting?.longestBout?.sitting.wholeSeconds, sitting?.breaks,
            day.observed > .zero ? day.standing.wholeSeconds : nil,
        ]
        let counts = [holds.poses, holds.partial, holds.walks, holds.time.wholeSeconds]
        let outcomes = ReminderOutcome.allCases.map { figures.reminders.counts[$0] ?? 0 }
        let comfort = [Comfort.comfortable, .tooLong, .hurt].map { holds.comfort[$0] ?? 0 }
        let cells =
            ["\(day.date)", day.isAtDesk ? "yes" : "no", day.isInPain ? "yes" : "no"]
            + seconds.map { $0.map(String.init) ?? "" } + (counts + outcomes + comfort).map(String.init)
        return cells.joined(separator: ",") + "\n"
    }
}

extension Duration {
    /// Seconds, without a fraction.
    var wholeSeconds: Int { Int(components.seconds) }
}
