import ReminderCore

/// A period and the one before it, as far as they can be compared.
public struct PeriodComparison: Hashable, Sendable {
    /// How a figure changed.
    public enum Change: Hashable, Sendable {
        /// It is less by this much, rounded.
        case less(Duration)
        /// It is more by this much, rounded.
        case more(Duration)
        /// The difference is too small to mean anything.
        case same
        /// There is no comparison: one of the periods has fewer than ``PeriodComparison/fewest`` days with sitting.
        case tooLittle
        /// There is no comparison: the agent did not watch for a similar time in both.
        case observedDiffers
    }

    /// How sitting on a day changed.
    public let sitting: Change

    /// A period needs so many days with sitting.
    public static let fewest = 5
    /// A smaller change is none.
    public static let smallest: Duration = .seconds(10 * 60)

    /// Compares `period` with the period `before` it.
    public init(_ period: PeriodFigures, before: PeriodFigures) {
        sitting = Self.change(period, before)
    }

    private static func change(_ period: PeriodFigures, _ before: PeriodFigures) -> Change {
        guard let new = period.sitting, let old = before.sitting, min(new.days, old.days) >= fewest else {
            return .tooLittle
        }
        guard isSimilar(new.days, old.days), isSimilar(period.observedPerDay, before.observedPerDay) else {
            return .observedDiffers
        }
        let difference = new.perDay.components.seconds - old.perDay.components.seconds
        // To 5 minutes: more would claim an accuracy that the figures do not have.
        let rounded = Duration.seconds((abs(difference) + 150) / 300 * 300)
        if rounded < smallest { return .same }
        return difference < 0 ? .less(rounded) : .more(rounded)
    }

    /// Whether the smaller is at least two thirds of the larger.
    private static func isSimilar(_ one: Int, _ other: Int) -> Bool { 3 * min(one, other) >= 2 * max(one, other) }
}

extension PeriodFigures {
    /// How many seconds the agent watched on a day on which it did.
    fileprivate var observedPerDay: Int { Int(observed.components.seconds) / max(1, daysObserved) }
}
