import Presenters

/// How many reminders there would have been with other settings.
struct WhatIfChart {
    private static let row = 46.0
    private let whatIf: WhatIf

    /// The chart of `whatIf`.
    init(_ whatIf: WhatIf) {
        self.whatIf = whatIf
    }

    /// The part of the report.
    var figure: ReportFigure {
        let days = whatIf.days == 1 ? "the last day" : "the last \(whatIf.days) days"
        return ReportFigure(
            heading: "With other settings",
            text: whatIf.choices.isEmpty
                ? ["Sitting was not recorded in these days."]
                : [
                    "The agent's rules were run again on \(days) with sitting, as if you had sat, taken breaks and "
                        + "held poses at the same times. You might have acted differently, and calls and "
                        + "do-not-disturb are not in the history, so take these numbers as estimates."
                ], drawings: whatIf.choices.isEmpty ? [] : [drawing],
            table: DataTable(
                caption: "Sitting reminders with other settings, on \(days) with sitting",
                columns: ["Settings", "Reminders", "Per day"],
                rows: whatIf.choices.map { [$0.name, "\($0.reminders)", perDay($0)] }))
    }

    private var drawing: String {
        let most = Double(max(1, whatIf.choices.map(\.reminders).max() ?? 1))
        var plot = Plot(
            id: "what-if", title: "Sitting reminders a day with other settings",
            description: whatIf.choices.map { "\($0.name): \(perDay($0)) a day." }.joined(separator: " "),
            height: Double(whatIf.choices.count) * Self.row, margin: .none)
        for (index, choice) in whatIf.choices.enumerated() {
            let top = Double(index) * Self.row
            let width = 0.82 * Double(choice.reminders) / most
            plot.text(choice.name, x: 0, y: top + 14, .start, style: index == 0 ? "name" : "label plain")
            plot.bar(x: 0, width: max(0.002, width), y: top + 20, height: 14, index == 0 ? "own" : "outcome")
            plot.text("\(perDay(choice)) a day", x: width, y: top + 31.5, .start, offset: 8)
        }
        return plot.svg
    }

    private func perDay(_ choice: WhatIf.Choice) -> String {
        let tenths = Int((10 * Double(choice.reminders) / Double(max(1, whatIf.days))).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
