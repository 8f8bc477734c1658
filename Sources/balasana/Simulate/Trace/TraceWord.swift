/// The names of events in a trace file.
enum TraceWord: String, CaseIterable {
    /// Input begins and continues until ``idle``.
    case active
    /// Input stopped at the time `at`.
    case idle
    case locked
    case unlocked
    case asleep
    case awake
    /// A call, a film or a presentation begins. `program` may name its program.
    case callStarted = "call-started"
    case callEnded = "call-ended"
    /// Another session on this computer is in the foreground.
    case switchedAway = "switched-away"
    case switchedBack = "switched-back"
    case dndOn = "dnd-on"
    case dndOff = "dnd-off"
    case pause
    case resume
    /// The user stands, for the length `for`.
    case stand
    case sit
    case start
    case stop
    /// The user closes the notification, for example with a click on it.
    case close
    case snooze
    case skip
    case comfortable
    case tooLong = "too-long"
    case hurt
    case interrupted
    case better
    case undo
    case ate
    /// The clock is set to `to`.
    case clockSet = "clock-set"
    /// The time zone changes to `to`.
    case zone
    /// The trace ends. Later lines are ignored.
    case end

    /// A list of all names, for error messages.
    static let allowed = allCases.map(\.rawValue).joined(separator: ", ")

    /// The keys allowed on a line with this event.
    var keys: [String] {
        switch self {
        case .clockSet, .zone: ["at", "event", "to"]
        case .pause, .snooze, .stand: ["at", "event", "for"]
        case .callStarted, .callEnded: ["at", "event", "program"]
        case .active, .idle, .locked, .unlocked, .asleep, .awake, .switchedAway, .switchedBack, .dndOn, .dndOff,
            .resume, .sit, .start, .stop, .close, .skip, .comfortable, .tooLong, .hurt, .interrupted, .better, .undo,
            .ate,
            .end:
            ["at", "event"]
        }
    }
}
