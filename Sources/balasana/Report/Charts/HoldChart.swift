import HistoryStatistics
import Presenters
import ReminderCore

/// How long poses were held, and how that felt.
struct HoldChart {
    /// A pose that was held.
    struct Hold: Equatable {
        /// When it ended.
        let time: LocalTime
        /// The hold.
        let held: HistoryEvent.Held
        /// Whether it was held to its end.
        let isDone: Bool
        /// How it felt; nil if the user has not said.
        var comfort: Comfort?

        fileprivate var mark: Mark {
            switch comfort {
            case .comfortable: .disc
            case .tooLong: .triangle
            case .hurt: .cross
            case .interrupted, nil: isDone ? .ring : .diamond
            }
        }
    }

    private static let bottom = 132.0
    private static let top = 14.0
    private let dates: [LocalDate]
    /// All holds of poses, in chronological order.
    let holds: [Hold]

    /// The chart of `days`, at least one.
    init(_ days: [DayFigures]) {
        dates = days.map(\.date)
        holds = Self.holds(days)
    }

    private static func holds(_ days: [DayFigures]) -> [Hold] {
        var holds: [Hold] = []
        for event in days.lazy.flatMap(\.events) {
            switch event.event {
            case .done(let held, _, _) where held.variation.isPose:
                holds.append(Hold(time: event.time.local, held: held, isDone: true))
            case .partial(let held, _, _) where held.variation.isPose:
                holds.append(Hold(time: event.time.local, held: held, isDone: false))
            case .answered(.felt(let comfort, let held)):
                if let index = holds.lastIndex(where: { $0.held == held }) { holds[index].comfort = comfort }
            case .done, .partial, .answered, .shown, .started, .snoozed, .skipped, .ignored, .missed, .awayBreak,
                .standing, .bout, .observed, .undone, .ate:
                break
            }
        }
        return holds
    }

    /// The part of the report.
    var figure: ReportFigure {
        let marks = Mark.allCases.filter { mark in holds.contains { $0.mark == mark } }
        return ReportFigure(
            heading: "Holds", text: holds.isEmpty ? ["No pose was held in these days."] : [],
            drawings: [
                drawing("desk", "At the desk") { $0 == .sitting }, drawing("sessions", "Sessions") { $0 != .sitting },
            ].compactMap(\.self), legend: marks.map { ($0.picture, Self.words($0).capitalizedFirst) },
            table: DataTable(
                caption: "Each hold", columns: ["Day", "Time", "For", "Pose", "Held", "It was", "It felt"],
                rows: holds.map(row)))
    }

    private func row(_ hold: Hold) -> [String] {
        [
            DateText.text(hold.time.date, in: dates[dates.count - 1].components.year), hold.time.time.hoursAndMinutes,
            Self.subject(hold.held.kind), hold.held.variation.rawValue, DurationPhrase.text(hold.held.length),
            hold.isDone ? "held to the end" : "ended early",
            hold.comfort.map { EventText.word(HistoryEvent.Name(.felt($0))) } ?? "",
        ]
    }

    private static func subject(_ kind: ReminderKind) -> String {
        switch kind {
        case .sitting: "desk"
        case .slot(let name): name.harmlessName
        }
    }

    /// The drawing of the holds of some kinds; nil if there are none.
    private func drawing(_ id: String, _ name: String, _ isIncluded: (ReminderKind) -> Bool) -> String? {
        let holds = holds.filter { isIncluded($0.held.kind) }
        guard let longest = holds.map(\.held.length).max(), let shortest = holds.map(\.held.length).min() else {
            return nil
        }
        let axis = DayAxis(dates)
        let lengths = LengthAxis(
            to: longest, steps: [15, 30, 60, 120, 300], bottom: Self.bottom, height: Self.bottom - Self.top - 14)
        let range =
            shortest == longest
            ? DurationPhrase.text(longest) : "\(DurationPhrase.text(shortest)) to \(DurationPhrase.text(longest))"
        var plot = Plot(
            id: "holds-\(id)", title: "Holds: \(name)",
            description: "A mark for each of \(holds.count) holds, of \(range). The shape says how it felt.",
            height: Self.bottom + 30)
        plot.text(name, x: 0, y: 12, .start, style: "name")
        lengths.draw(&plot)
        // What the user said covers what is known without it.
        let order: [Mark] = [.ring, .diamond, .disc, .triangle, .cross]
        for hold in order.flatMap({ mark in holds.filter { $0.mark == mark } }) {
            guard let x = axis.x(of: hold.time) else { continue }
            plot.mark(
                hold.mark, x: x, y: lengths.y(hold.held.length),
                title: row(hold).filter { !$0.isEmpty }.joined(separator: ", "))
        }
        axis.label(&plot, y: Self.bottom + 22)
        return plot.svg
    }

    private static func words(_ mark: Mark) -> String {
        switch mark {
        case .disc: "comfortable"
        case .ring: "held to the end, no answer"
        case .diamond: "ended early"
        case .triangle: "too long"
        case .cross: "it hurt"
        case .tick: ""
        }
    }
}
