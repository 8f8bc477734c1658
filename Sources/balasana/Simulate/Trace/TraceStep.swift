import ReminderCore
import ReminderSimulation

/// An event in a trace.
struct TraceStep {
    typealias Event = SimulatedStep.Event

    /// The time on a clock that is never set.
    let at: UTC
    /// The name of the event in the file.
    let word: TraceWord
    /// The event for the simulation.
    let event: Event
    /// The file and line that it was read from.
    let place: TracePlace

    /// The length of a snooze, if it is one that has a length.
    var snooze: Duration? {
        if case .command(.snooze(let length)) = event { length } else { nil }
    }

    init(_ word: TraceWord, _ event: Event, at: UTC, place: TracePlace) {
        self.at = at
        self.word = word
        self.event = event
        self.place = place
    }
}
