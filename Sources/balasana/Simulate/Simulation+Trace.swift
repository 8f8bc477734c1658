import Presenters
import ReminderCore
import ReminderSimulation

extension SimulationRun {
    /// Replays `trace` with `settings`, in the time zone of `calendar`. A snooze of the trace may be longer than
    /// `settings` allow, because it was recorded with others.
    ///
    /// - Parameters:
    ///   - refused: Gets each step that answers nothing, when its time comes.
    ///   - emit: Gets the simulated events, in chronological order, some days of simulated time later.
    static func replay(
        _ trace: Trace, _ settings: Settings, _ calendar: Calendar,
        refused: (TraceStep, Simulation.Refusal) -> Void = { _, _ in }, emit: (SimulatedEvent) throws -> Void
    ) throws {
        var settings = settings
        if let longest = trace.longestSnooze, !settings.snooze.lengths.contains(where: { $0 >= longest }) {
            settings.snooze.lengths.append(longest)
        }
        var run = SimulationRun(settings, calendar)
        try trace.forEachStep { step in
            if let refusal = try run.take(SimulatedStep(step.event, at: step.at), emit) { refused(step, refusal) }
        }
        try run.end(emit)
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
