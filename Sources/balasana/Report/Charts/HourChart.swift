import HistoryStatistics
import Presenters
import ReminderCore

/// Some days hour by hour: sitting, reminders and holds.
struct HourChart {
    private static let row = 30.0
    private static let top = 22.0
    private static let day = 86_400.0
    private let days: [DayFigures]
    private let hours: ClosedRange<Int>

    /// The chart of `days`, at least one.
    init(_ days: [DayFigures]) {
        self.days = days
        let times = days.flatMap { day in
            day.stretches.flatMap { Self.span($0).map { [$0.from, $0.until] } ?? [] }
                + day.events.compactMap { Self.mark($0, on: day.date) == nil ? nil : Self.seconds($0.time) }
        }
        let first = Int((times.min() ?? Self.day) / 3600)
        let last = Int(((times.max() ?? 0) / 3600).rounded(.up))
        // Even hours have the labels.
        hours = min(8, first / 2 * 2)...max(18, min(24, (last + 1) / 2 * 2))
    }

    /// The part of the report.
    var figure: ReportFigure {
        let isEmpty = days.allSatisfy { day in
            day.stretches.isEmpty && day.events.allSatisfy { Self.mark($0, on: day.date) == nil }
        }
        let used = Mark.allCases.filter { mark in
            days.contains { day in day.events.contains { Self.mark($0, on: day.date)?.mark == mark } }
        }
        return ReportFigure(
            heading: days.count == 1 ? "The day, hour by hour" : "The last \(days.count) days, hour by hour",
            text: isEmpty ? ["Nothing was recorded."] : [], drawings: isEmpty ? [] : [drawing],
            legend: [(ReportFigure.swatch("sat medium"), "Sitting")]
                + used.map { ($0.picture, Self.words($0).capitalizedFirst) },
            table: DataTable(
                caption: "Sitting, reminders and holds", columns: ["Day", "Sitting", "Reminders and holds"],
                rows: days.map(row)))
    }

    // MARK: Drawing

    private var drawing: String {
        let height = Self.top + Double(days.count) * Self.row
        var plot = Plot(
            id: "hours", title: "Sitting, reminders and holds by the hour",
            description: "A line for each day, from \(Self.clock(hours.lowerBound)) to "
                + "\(Self.clock(hours.upperBound)). Bars are sitting; marks above them are reminders and holds.",
            height: height + 4, margin: .words)
        let step = hours.count > 17 ? 4 : 2
        for hour in hours where hour % step == 0 {
            let x = x(Double(hour) * 3600)
            plot.upright(x, from: Self.top - 4, to: height)
            plot.text(
                Self.clock(hour), x: x, y: 12, .middle,
                (hour - hours.lowerBound) / step % 2 == 1 ? .wide : .always)
        }
        for (index, day) in days.enumerated() {
            let top = Self.top + Double(index) * Self.row
            let date = DateText.text(day.date, in: day.date.components.year)
            plot.grid(top + 20.5, "")
            plot.text(date, x: 0, y: top + 24, .end, offset: -10)
            for stretch in day.stretches {
                guard let span = Self.span(stretch) else { continue }
                plot.bar(
                    x: x(span.from), width: max(0.001, x(span.until) - x(span.from)), y: top + 16, height: 9,
                    "sat medium", title: "\(date) \(Self.interval(stretch))")
            }
            let marks = day.events.compactMap { event in
                Self.mark(event, on: day.date).map { (event: event, mark: $0.mark, words: $0.words) }
            }
            // An outcome soon after its reminder covers it.
            for (event, mark, words) in marks.filter({ $0.mark == .tick }) + marks.filter({ $0.mark != .tick }) {
                plot.mark(
                    mark, x: x(Self.seconds(event.time)), y: top + 8,
                    title: "\(date) \(event.time.local.time.hoursAndMinutes) \(words)")
            }
        }
        return plot.svg
    }

    private func x(_ seconds: Double) -> Double {
        let start = Double(hours.lowerBound) * 3600
        return (seconds - start) / (Double(hours.upperBound) * 3600 - start)
    }

    // MARK: Words

    private func row(_ day: DayFigures) -> [String] {
        let events = day.events.compactMap { event in
            Self.mark(event, on: day.date).map { "\(event.time.local.time.hoursAndMinutes) \($0.words)" }
        }
        return [
            DateText.text(day.date, in: day.date.components.year),
            day.stretches.map(Self.interval).joined(separator: ", "), events.joined(separator: ", "),
        ]
    }

    /// The mark of `event` on `date`, and what it says; nil for none.
    private static func mark(_ event: DayEvent, on date: LocalDate) -> (mark: Mark, words: String)? {
        guard event.time.local.date == date else { return nil }
        let mark: Mark
        switch event.event {
        case .shown: mark = .tick
        case .done: mark = .disc
        case .partial: mark = .ring
        case .skipped: mark = .cross
        case .ignored: mark = .triangle
        case .started, .snoozed, .missed, .awayBreak, .standing, .bout, .observed, .answered, .undone, .ate: return nil
        }
        if case .done(let held, _, _) = event.event, !held.variation.isPose { return (mark, "walked") }
        return (mark, words(mark))
    }

    private static func words(_ mark: Mark) -> String {
        switch mark {
        case .disc: "held to the end"
        case .ring: "held in part"
        case .diamond: ""
        case .triangle: "unanswered"
        case .cross: "skipped"
        case .tick: "reminder"
        }
    }

    private static func interval(_ stretch: SittingStretch) -> String {
        let until = Calendar(zone: .fixed(offset: stretch.from.offset)).local(stretch.until).time
        return "\(stretch.from.local.time.hoursAndMinutes)–\(until.hoursAndMinutes)"
    }

    private static func clock(_ hour: Int) -> String {
        hour == 24 ? "24:00" : TimeOfDay(hour: hour, minute: 0).hoursAndMinutes
    }

    /// Seconds since midnight, by the wall clock.
    private static func seconds(_ time: LocalTimestamp) -> Double { Double(time.local.time.seconds) }

    /// Where `stretch` is in its day, in seconds since midnight; nil where it is outside of the day.
    private static func span(_ stretch: SittingStretch) -> (from: Double, until: Double)? {
        let from = seconds(stretch.from)
        let length = Double((stretch.until - stretch.from.utc).components.seconds)
        return length < 0 ? nil : (from, min(day, from + length))
    }
}
