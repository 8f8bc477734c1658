import ReminderCore

/// Something that happens at a simulated desk.
public struct SimulatedStep: Sendable {
    /// When, on a clock that is never set.
    public let at: UTC
    /// What.
    public let event: Event

    /// What can happen.
    public enum Event: Sendable {
        /// Input begins, and continues until ``idle``.
        case active
        /// Input has stopped.
        case idle
        /// A source of presence reads this.
        case reading(PresenceReading)
        /// The same, with input at that moment.
        case opening(PresenceReading)
        /// The machine falls asleep; nothing happens until ``awake``.
        case asleep
        /// The machine wakes.
        case awake
        /// A program begins a call or a film.
        case callStarted(IdleInhibitor)
        /// That program's call has ended; nil ends all of them.
        case callEnded(IdleInhibitor?)
        /// Do not disturb is on or off.
        case doNotDisturb(Bool)
        /// The user answers, or asks for something. After a start the hands rest until the hold is over.
        case command(Command)
        /// The user closes what is on the screen.
        case close
        /// The civil clock is set to that time.
        case clockSet(UTC)
        /// The user's time zone changes.
        case zone(Calendar)
        /// Nothing; time passes until then.
        case end
    }

    /// The step `event` at `at`.
    public init(_ event: Event, at: UTC) {
        self.at = at
        self.event = event
    }
}
