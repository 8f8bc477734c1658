/// The events of a trace by their words in the file.
enum TraceWord: String, CaseIterable {
    /// Input begins, and goes on until ``idle``.
    case active
    /// Input has stopped; `at` is when.
    case idle
    case locked
    case unlocked
    case asleep
    case awake
    /// A call, a film or a presentation, perhaps of a `program`.
    case callStarted = "call-started"
    case callEnded = "call-ended"
    /// Another session is in front.
    case switchedAway = "switched-away"
    case switchedBack = "switched-back"
    case dndOn = "dnd-on"
    case dndOff = "dnd-off"
    case pause
    case resume
    case start
    case stop
    /// The user takes away what is on the screen, as a click on the bubble does.
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
    /// Somebody sets the clock to `to`.
    case clockSet = "clock-set"
    /// The user is in the zone `to`.
    case zone
    /// The trace ends; the lines after it are ignored.
    case end

    /// All of them, in words.
    static let allowed = allCases.map(\.rawValue).joined(separator: ", ")

    /// The keys that a line with it may have.
    var keys: [String] {
        switch self {
        case .clockSet, .zone: ["at", "event", "to"]
        case .pause, .snooze: ["at", "event", "for"]
        case .callStarted, .callEnded: ["at", "event", "program"]
        case .active, .idle, .locked, .unlocked, .asleep, .awake, .switchedAway, .switchedBack, .dndOn, .dndOff,
            .resume, .start, .stop, .close, .skip, .comfortable, .tooLong, .hurt, .interrupted, .better, .undo, .ate,
            .end:
            ["at", "event"]
        }
    }
}
