import ReminderCore

/// Something that happens in a trace.
struct TraceStep {
    /// When, on a clock that nobody sets.
    let at: UTC
    /// What, by its word.
    let word: TraceWord
    /// What, for the simulation.
    let event: Event
    /// Where it stands: the file and the line.
    let place: String

    enum Event {
        case active
        case idle
        case reading(PresenceReading)
        /// Whoever does this has touched the desk for it.
        case opening(PresenceReading)
        case asleep
        case awake
        case callStarted(IdleInhibitor)
        /// That program's, or all of them.
        case callEnded(IdleInhibitor?)
        case doNotDisturb(Bool)
        case command(Command)
        case close
        case clockSet(UTC)
        case zone(Calendar)
        case end
    }

    /// A step.
    init(_ word: TraceWord, _ event: Event, at: UTC, place: String) {
        self.at = at
        self.word = word
        self.event = event
        self.place = place
    }
}
