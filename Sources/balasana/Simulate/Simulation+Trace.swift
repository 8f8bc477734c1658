import Presenters
import ReminderCore
import ReminderSimulation

extension Simulation {
    /// Replays `trace` with `settings`, in the time zone of `calendar`. A snooze of the trace may be longer than
    /// `settings` allow, because it was recorded with others.
    ///
    /// - Parameters:
    ///   - refused: Gets each step that answers nothing.
    ///   - emit: Gets the simulated events, in chronological order.
    static func run(
        _ trace: [TraceStep], _ settings: Settings, _ calendar: Calendar, refused: (Refusal) -> Void = { _ in },
        emit: (SimulatedEvent) throws -> Void
    ) rethrows {
        var settings = settings
        if let longest = trace.compactMap(\.snooze).max(), !settings.snooze.lengths.contains(where: { $0 >= longest }) {
            settings.snooze.lengths.append(longest)
        }
        let steps = trace.lazy.map { SimulatedStep($0.event, at: $0.at) }
        try run(steps, settings, calendar, refused: refused, emit: emit)
    }
}

extension Simulation.Refusal {
    /// The reason, in a sentence.
    var sentence: String {
        switch reason {
        case .reply(let reply): ReplyText.sentence(reply, calendar, at: at)
        case .noSuchCall: "There is no such call."
        case .nothingOnScreen: "Nothing is on the screen."
        }
    }
}
