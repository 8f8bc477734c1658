import ReminderCore
import ReminderSimulation
import Storage

/// What would have happened, for people: a block for each day.
enum SimulationText {
    /// The lines of `events`, which are in the order in which they would have happened.
    static func text(_ events: [SimulatedEvent]) -> String {
        if events.isEmpty { return "Nothing would have happened." }
        var lines: [String] = []
        var heading: String?
        for event in events {
            // The offset with it: a night in which the clock is set back has its hour twice.
            let day = "\(event.local.date.weekday.rawValue.capitalized) \(event.local.date)  \(event.at.suffix(6))"
            if day != heading { lines.append((lines.isEmpty ? "" : "\n") + day) }
            heading = day
            lines.append(line(event))
        }
        return lines.joined(separator: "\n")
    }

    private static func line(_ event: SimulatedEvent) -> String {
        let kind =
            switch event.kind {
            case .sitting: "sitting"
            case .slot(let name): "slot:\(name)"
            case nil: ""
            }
        let columns = [
            padded("\(event.local.time)", 8), padded(event.name.word, 11), padded(kind, 14),
            padded(event.variation?.rawValue ?? "", 9), padded(event.hold.map(DurationText.format) ?? "", 5),
            event.reason.isEmpty ? "" : "(\(event.reason))",
        ]
        var line = "  " + columns.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
