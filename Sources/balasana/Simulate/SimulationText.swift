import Presenters
import ReminderCore
import ReminderSimulation
import Storage

/// The output of `simulate` for a terminal, event by event: a block for each day and a summary.
struct SimulationText {
    /// The most characters of a line.
    let width: Int
    private var heading: String?
    private var dates: (first: LocalDate, last: LocalDate)?
    private var count = EventCount()

    init(width: Int = 80) {
        self.width = width
    }

    /// Adds the next event in chronological order and returns its lines, each with a newline.
    mutating func add(_ event: SimulatedEvent) -> String {
        var lines: [String] = []
        let day = Self.heading(event)
        if day != heading {
            if heading != nil { lines.append("") }
            lines.append(day)
        }
        heading = day
        dates = (dates?.first ?? event.local.date, event.local.date)
        if case .recorded(let recorded) = event.what { count.add(recorded.name, isWalk: event.variation == .walk) }
        lines += Self.lines(event, width)
        return lines.map { $0 + "\n" }.joined()
    }

    /// The last lines, after all events, each with a newline.
    var end: String {
        guard let dates else { return "Nothing would have happened.\n" }
        let days = dates.last.daysSinceEpoch - dates.first.daysSinceEpoch + 1
        let sentence = count.sentence(days == 1 ? "in 1 day" : "in \(days) days")
        return ([""] + Paragraph.lines(sentence, width: width)).map { $0 + "\n" }.joined()
    }

    /// The date with the UTC offset, which tells two equal hours apart when the clock is set back.
    private static func heading(_ event: SimulatedEvent) -> String {
        let date = event.local.date
        let weekday = DateText.weekday(date.weekday)
        return "\(weekday) \(DateText.day(date)) \(date.components.year), UTC\(event.at.suffix(6))"
    }

    private static func lines(_ event: SimulatedEvent, _ width: Int) -> [String] {
        let hold = EventText.hold(event.hold, event.variation?.rawValue ?? "")
        return EventText.lines(
            "\(event.local.time)", word(event.what),
            [subject(event), hold] + details(event), width: width)
    }

    private static func subject(_ event: SimulatedEvent) -> String {
        switch event.kind {
        case .slot(let name): EventText.subject("slot:\(name)")
        case .sitting: if case .recorded(.awayBreak) = event.what { "" } else { EventText.subject("sitting") }
        case nil: ""
        }
    }

    private static func word(_ what: SimulatedEvent.What) -> String {
        switch what {
        case .recorded(let event): EventText.word(event.name)
        case .shownAgain: EventText.word(.shown)
        case .due: "due"
        case .withdrawn: "closed"
        case .heldBack: "held back"
        case .released: "released"
        }
    }

    private static func details(_ event: SimulatedEvent) -> [String] {
        func words(_ details: [HistoryDetail]) -> [String] {
            EventText.details(details, at: event.time, on: event.local.date)
        }
        return switch event.what {
        case .recorded(let event): words(event.details)
        case .shownAgain: ["again"]
        case .due(let slot): words(slot.map { [.date($0)] } ?? [])
        case .withdrawn(let reason): Self.words(reason)
        case .heldBack(let reasons), .released(let reasons): reasons.map(word)
        }
    }

    private static func words(_ reason: SimulatedEvent.Withdrawal) -> [String] {
        switch reason {
        case .closed: ["by you"]
        case .away: ["you left"]
        case .expired: ["timed out"]
        case .missed: ["its time was over"]
        case .outdated: ["no longer due"]
        case .heldBack(let reasons): reasons.map(word)
        }
    }

    private static func word(_ reason: Status.HeldBack) -> String {
        switch reason {
        case .pause: "paused"
        case .doNotDisturb: "do-not-disturb"
        case .call: "call"
        case .quiet: "quiet hours"
        case .offHours: "outside your hours"
        case .meal: "meal"
        }
    }
}
