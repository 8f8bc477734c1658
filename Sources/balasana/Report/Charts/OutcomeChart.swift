import HistoryStatistics
import Presenters
import ReminderCore

/// What became of the reminders, by the hour of the day.
struct OutcomeChart {
    private static let row = 44.0
    private static let tallest = 26.0
    private let figures: ReminderFigures

    /// The chart of `figures`.
    init(_ figures: ReminderFigures) {
        self.figures = figures
    }

    /// The part of the report.
    var figure: ReportFigure {
        ReportFigure(
            heading: "Reminders by the hour of the day",
            text: figures.total == 0 ? ["There were no reminders in these days."] : [],
            drawings: figures.total == 0 ? [] : [drawing],
            table: DataTable(
                caption: "Reminders by the hour in which they were answered or left",
                columns: ["From"] + outcomes.map { StatsText.word($0).capitalizedFirst },
                rows: hours.map { hour in
                    [Self.clock(hour)] + outcomes.map { "\(figures.byHour[hour][$0] ?? 0)" }
                }))
    }

    private var outcomes: [ReminderOutcome] { ReminderOutcome.allCases.filter { figures.counts[$0] != nil } }

    private var hours: ClosedRange<Int> {
        let used = figures.byHour.indices.filter { !figures.byHour[$0].isEmpty }
        return min(8, used.first ?? 8)...max(17, used.last ?? 17)
    }

    private var drawing: String {
        let height = Double(outcomes.count) * Self.row
        var plot = Plot(
            id: "outcomes", title: "Reminders by the hour of the day",
            description: "A line of bars for each outcome: "
                + outcomes.map { "\(figures.counts[$0] ?? 0) \(StatsText.word($0))" }.joined(separator: ", ") + ".",
            height: height + 24, margin: .words)
        let step = 1 / Double(hours.count)
        let most = Double(figures.byHour.flatMap(\.values).max() ?? 1)
        for (index, outcome) in outcomes.enumerated() {
            let bottom = Double(index + 1) * Self.row
            plot.grid(bottom, "")
            plot.text(StatsText.word(outcome).capitalizedFirst, x: 0, y: bottom - 4, .end, offset: -10)
            for hour in hours {
                guard let count = figures.byHour[hour][outcome] else { continue }
                let (x, height) = (Double(hour - hours.lowerBound) * step, Self.tallest * Double(count) / most)
                plot.bar(
                    x: x + step * 0.2, width: step * 0.6, y: bottom - height, height: height, "outcome",
                    title: "\(Self.clock(hour)): \(count) \(StatsText.word(outcome))")
                plot.text("\(count)", x: x + step / 2, y: bottom - height - 4, .middle, style: "label small")
            }
        }
        for hour in hours where hour % 2 == 0 {
            plot.text(
                Self.clock(hour), x: Double(hour - hours.lowerBound) * step + step / 2, y: height + 18, .middle,
                hour % 4 == 0 ? .always : .wide)
        }
        return plot.svg
    }

    private static func clock(_ hour: Int) -> String { TimeOfDay(hour: hour, minute: 0).hoursAndMinutes }
}
