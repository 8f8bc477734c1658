import Presenters
import ReminderCore
import ReminderSimulation

extension Simulation {
    /// Replays `trace` with `settings`, in the time zone of `calendar`.
    convenience init(_ trace: [TraceStep], _ settings: Settings, _ calendar: Calendar) {
        self.init(trace.map { SimulatedStep($0.event, at: $0.at) }, settings, calendar)
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
