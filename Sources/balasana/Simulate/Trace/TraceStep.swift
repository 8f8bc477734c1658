import ReminderCore
import ReminderSimulation

/// Something that happens in a trace.
struct TraceStep {
    typealias Event = SimulatedStep.Event

    /// When, on a clock that is never set.
    let at: UTC
    /// What, by its word.
    let word: TraceWord
    /// What, for the simulation.
    let event: Event
    /// The file and the line that it is read from.
    let place: String

    /// A step.
    init(_ word: TraceWord, _ event: Event, at: UTC, place: String) {
        self.at = at
        self.word = word
        self.event = event
        self.place = place
    }
}
