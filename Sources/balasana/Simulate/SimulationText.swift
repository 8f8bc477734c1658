import Presenters
import ReminderCore
import ReminderSimulation
import Storage

/// The output of `simulate` for a terminal: a block for each day and a summary.
enum SimulationText {
    /// The text for `events`, which are in chronological order, wrapped at `width` characters.
    static func text(_ events: [SimulatedEvent], width: Int = 80) -> String {
        guard let first = events.first, let last = events.last else { return "Nothing would have happened." }
        var lines: [String] = []
        var heading: String?
        for event in events {
            let day = Self.heading(event)
            if day != heading {
                if heading != nil { lines.append("") }
                lines.append(day)
            }
            heading = day
            lines += self.lines(event, width)
        }
        let days = last.local.date.daysSinceEpoch - first.local.date.daysSinceEpoch + 1
        let sentence = count(events).sentence(days == 1 ? "in 1 day" : "in \(days) days")
        return (lines + [""] + Paragraph.lines(sentence, width: width)).joined(separator: "\n")
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
            [subject(event), hold] + details(event.what, on: event.local.date), width: width)
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

    private static func details(_ what: SimulatedEvent.What, on date: LocalDate) -> [String] {
        switch what {
        case .recorded(let event): EventText.details(event.details, on: date)
        case .shownAgain: ["again"]
        case .due(let slot): EventText.details(slot.map { [.date($0)] } ?? [], on: date)
        case .withdrawn(let reason): words(reason)
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

    private static func count(_ events: [SimulatedEvent]) -> EventCount {
        EventCount(
            events.compactMap { event in
                guard case .recorded(let recorded) = event.what else { return nil }
                return (event: recorded.name, isWalk: event.variation == .walk)
            })
    }
}
