import HistoryStatistics
import Presenters
import ReminderCore

/// The days of the report as a calendar: on which the user practised.
struct PracticeCalendar {
    /// What the calendar says about a day.
    enum State: String, CaseIterable {
        /// A pose was held to its end.
        case practised
        /// The user was at the desk and held no pose.
        case without
        /// The user was at the desk in pain. Practice does not count then.
        case pain
        /// It is today, and no pose was held yet.
        case open
        /// Nothing was recorded.
        case blank

        /// The state of `day`.
        init(_ day: DayFigures, today: LocalDate) {
            if !day.isAtDesk {
                self = .blank
            } else if day.isInPain {
                self = .pain
            } else if day.isPractised {
                self = .practised
            } else {
                self = day.date == today ? .open : .without
            }
        }

        /// In a few words.
        var words: String {
            switch self {
            case .practised: "held a pose"
            case .without: "at the desk without a pose"
            case .pain: "in pain, not counted"
            case .open: "today, no pose yet"
            case .blank: "nothing recorded"
            }
        }

        /// The shape behind the number of the day, around the point 0,0.
        fileprivate var shape: String {
            switch self {
            case .practised: "<circle class=\"full\" r=\"12\"/>"
            case .without: "<circle class=\"open\" r=\"11\"/>"
            case .pain: "<path class=\"open alert\" d=\"M0-14.5 14.5 0 0 14.5-14.5 0Z\"/>"
            case .open: "<circle class=\"open soft dotted\" r=\"11\"/>"
            case .blank: ""
            }
        }
    }

    private static let side = 34
    private static let top = 48
    private let months: [[(day: LocalDate, state: State)]]
    private let days: [(day: LocalDate, state: State)]

    /// The calendar of `days`.
    init(_ days: [DayFigures], today: LocalDate) {
        self.days = days.map { ($0.date, State($0, today: today)) }
        var months: [[(LocalDate, State)]] = []
        for day in self.days {
            if let last = months.last?.last?.0.components, last.month == day.day.components.month {
                months[months.count - 1].append(day)
            } else {
                months.append([day])
            }
        }
        self.months = months
    }

    /// The part of the report.
    ///
    /// - Parameter text: The sentences before it.
    func figure(_ text: [String]) -> ReportFigure {
        let used = State.allCases.filter { state in state != .blank && days.contains { $0.state == state } }
        return ReportFigure(
            heading: "Days with practice", text: text, drawings: months.enumerated().map(drawing),
            legend: used.map { state in
                (
                    "<svg class=\"key\" width=\"18\" height=\"18\" viewBox=\"-15 -15 30 30\" aria-hidden=\"true\">"
                        + "\(state.shape)</svg>", state.words.capitalizedFirst
                )
            },
            table: DataTable(
                caption: "Each day", columns: ["Day", "Practice"],
                rows: days.map { [DateText.text($0.day, in: days[0].day.components.year), $0.state.words] }),
            layout: "months")
    }

    private func drawing(_ index: Int, _ month: [(day: LocalDate, state: State)]) -> String {
        let monday = Self.monday(month[0].day)
        let weeks = (Self.monday(month[month.count - 1].day).daysSinceEpoch - monday.daysSinceEpoch) / 7 + 1
        let height = Self.top + weeks * Self.side
        let name = DateText.month(month[0].day)
        let counts = State.allCases.compactMap { state in
            let count = month.count { $0.state == state }
            return count == 0 ? nil : "\(count) \(count == 1 ? "day" : "days") \(state.words)"
        }
        let heads = Weekday.allCases.enumerated().map { column, weekday in
            "<text class=\"label\" text-anchor=\"middle\" x=\"\(Self.x(column))\" y=\"38\">"
                + "\(DateText.weekday(weekday).prefix(2))</text>"
        }
        let cells = month.map { day, state in
            let passed = day.daysSinceEpoch - monday.daysSinceEpoch
            let (x, y) = (Self.x(passed % 7), Self.top + passed / 7 * Self.side + Self.side / 2)
            return "<g class=\"day \(state.rawValue)\" transform=\"translate(\(x) \(y))\">"
                + "<title>\(DateText.day(day)): \(state.words)</title>\(state.shape)"
                + "<text text-anchor=\"middle\" y=\"4.5\">\(day.components.day)</text></g>"
        }
        return """
            <svg class="month" role="img" aria-labelledby="month-\(index)-title month-\(index)-desc" \
            width="\(7 * Self.side)" height="\(height)" viewBox="0 0 \(7 * Self.side) \(height)">
            <title id="month-\(index)-title">\(name)</title>
            <desc id="month-\(index)-desc">\(counts.joined(separator: ", ")).</desc>
            <text class="name" x="8" y="16">\(name)</text>
            \((heads + cells).joined(separator: "\n"))
            </svg>
            """
    }

    private static func x(_ column: Int) -> Int { column * side + side / 2 }

    private static func monday(_ date: LocalDate) -> LocalDate { date.advanced(by: 1 - date.weekday.number) }
}
