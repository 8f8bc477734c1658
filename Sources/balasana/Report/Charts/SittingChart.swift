import HistoryStatistics
import Presenters
import ReminderCore

/// How much the user sat on each day, by the length of the bouts.
struct SittingChart {
    /// A class of bouts.
    enum Length: String, CaseIterable {
        case short, medium, long

        /// The class of a bout of `length`.
        init(_ length: Duration) {
            self = length <= .seconds(1800) ? .short : length <= .seconds(3600) ? .medium : .long
        }

        /// In words.
        var words: String {
            switch self {
            case .short: "up to 30 min without a break"
            case .medium: "30 min to 1 h"
            case .long: "more than 1 h"
            }
        }
    }

    private static let bottom = 200.0
    private static let top = 12.0
    private let days: [DayFigures]
    private let year: Int

    /// The chart of `days`.
    init(_ days: [DayFigures]) {
        self.days = days
        year = days[days.count - 1].date.components.year
    }

    /// How much of `day` was sitting in bouts of each class.
    static func sitting(_ day: DayFigures) -> [Length: Duration] {
        day.stretches.reduce(into: [:]) { $0[Length($1.bout), default: .zero] += $1.sitting }
    }

    /// The part of the report.
    var figure: ReportFigure {
        let isRecorded = days.contains { !$0.stretches.isEmpty }
        return ReportFigure(
            heading: "Sitting per day",
            text: isRecorded ? [] : ["Sitting was not recorded in these days."],
            drawings: isRecorded ? [drawing] : [],
            legend: Length.allCases.map { (ReportFigure.swatch("sat \($0.rawValue)"), $0.words.capitalizedFirst) },
            table: DataTable(
                caption: "Sitting on each day, by the length of the bouts",
                columns: ["Day", "Sitting"] + Length.allCases.map { $0.words.capitalizedFirst }
                    + ["Longest bout", "Breaks", "Standing"],
                rows: days.map(row)))
    }

    private func row(_ day: DayFigures) -> [String] {
        let date = DateText.text(day.date, in: year)
        if day.stretches.isEmpty { return [date, "not recorded"] + Array(repeating: "", count: 6) }
        let parts = Self.sitting(day)
        let longest = day.bouts.map(\.sitting).max()
        return [date, DurationPhrase.rough(day.sitting)]
            + Length.allCases.map { parts[$0].map(DurationPhrase.rough) ?? "" }
            + [
                longest.map(DurationPhrase.rough) ?? "", "\(day.breaks)",
                day.standing > .zero ? DurationPhrase.rough(day.standing) : "",
            ]
    }

    private var drawing: String {
        let axis = DayAxis(days.map(\.date))
        let longest = days.map(\.sitting).max() ?? .zero
        let lengths = LengthAxis(
            to: longest, steps: [3600, 7200, 14_400], bottom: Self.bottom, height: Self.bottom - Self.top)
        var plot = Plot(
            id: "sitting", title: "Sitting per day",
            description:
                "A bar for each day, at most \(DurationPhrase.rough(longest)). Sitting in short bouts is below, "
                + "sitting for more than an hour without a break is above.",
            height: Self.bottom + 26)
        lengths.draw(&plot)
        let width = min(axis.step * 0.7, 0.08)
        // The edge of a bar would cover a thin one.
        let dense = days.count > 100 ? " dense" : ""
        for (index, day) in days.enumerated() {
            let parts = Self.sitting(day)
            var y = Self.bottom
            for length in Length.allCases {
                guard let sitting = parts[length] else { continue }
                let height = lengths.height(sitting)
                y -= height
                plot.bar(
                    x: axis.x(index) + (axis.step - width) / 2, width: width, y: y, height: height,
                    "sat \(length.rawValue)\(dense)",
                    title: "\(DateText.text(day.date, in: year)): \(DurationPhrase.rough(day.sitting)), "
                        + "\(DurationPhrase.rough(sitting)) of it \(length.words)")
            }
        }
        axis.label(&plot, y: Self.bottom + 19)
        return plot.svg
    }
}
