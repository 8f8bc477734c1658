import Presenters
import ReminderCore
import ReminderSimulation

/// What would have happened, for people: a block for each day and a summary.
enum SimulationText {
    /// The text for `events`, in the order in which they would have happened, in lines of at most `width` characters.
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

    /// The date with the offset: when the clocks go back, an hour comes twice.
    private static func heading(_ event: SimulatedEvent) -> String {
        let date = event.local.date
        let weekday = DateText.weekday(date.weekday)
        return "\(weekday) \(DateText.day(date)) \(date.components.year), UTC\(event.at.suffix(6))"
    }

    private static func lines(_ event: SimulatedEvent, _ width: Int) -> [String] {
        let hold = EventText.hold(event.hold, event.variation?.rawValue ?? "")
        return EventText.lines(
            "\(event.local.time)", word(event.name),
            [subject(event), hold] + EventText.details(event.reason, on: event.local.date), width: width)
    }

    private static func subject(_ event: SimulatedEvent) -> String {
        switch event.kind {
        case .slot(let name): EventText.subject("slot:\(name)")
        case .sitting: event.name == .recorded(.awayBreak) ? "" : EventText.subject("sitting")
        case nil: ""
        }
    }

    private static func word(_ name: SimulatedEvent.Name) -> String {
        switch name {
        case .recorded(let event): EventText.word(event)
        case .due: "due"
        case .withdrawn: "closed"
        case .heldBack: "held back"
        case .released: "released"
        }
    }

    private static func count(_ events: [SimulatedEvent]) -> EventCount {
        EventCount(
            events.compactMap { event in
                guard case .recorded(let recorded) = event.name else { return nil }
                return (event: recorded, isWalk: event.variation == .walk)
            })
    }
}
