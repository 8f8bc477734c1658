import HistoryStatistics
import Presenters
import ReminderCore

/// The output of `stats --note`: what the weekly note says.
///
/// It has no days in a row and no reproach, because nothing should make the user practise in pain: days in pain count
/// for nothing, and a week without practice is not mentioned.
struct WeekNote {
    /// The days before today that it is about.
    static let days = 7

    private let period: PeriodFigures
    private let before: PeriodFigures

    /// The note about `period`, compared with the one `before` it.
    init(_ period: PeriodFigures, _ before: PeriodFigures) {
        self.period = period
        self.before = before
    }

    /// A line or two; none if nothing was recorded.
    var lines: [String] { [practice, sitting].compactMap(\.self) }

    private var practice: String? {
        let practice = period.practice
        guard practice.daysPractised > 0 else { return nil }
        return "Practised on \(practice.daysPractised) of \(Self.days(practice.daysAtDesk)) at the desk."
    }

    private var sitting: String? {
        guard let sitting = period.sitting, sitting.perDay > .zero else { return nil }
        let length = DurationPhrase.rough(sitting.perDay)
        let amount = sitting.days == 1 ? "Sat \(length) on 1 day" : "Sat \(length) a day on \(sitting.days) days"
        switch PeriodComparison(period, before: before).sitting {
        case .less(let length): return amount + ", \(DurationPhrase.rough(length)) less than the week before."
        case .more(let length): return amount + ", \(DurationPhrase.rough(length)) more than the week before."
        case .same: return amount + ", about as long as the week before."
        case .tooLittle, .observedDiffers: return amount + "."
        }
    }

    private static func days(_ count: Int) -> String { "\(count) day\(count == 1 ? "" : "s")" }
}
