import ReminderCore

extension Action {
    /// The arguments of `balasana` for the same action.
    var command: String {
        switch self {
        case .start, .snooze, .skip, .stop, .resume, .dismiss: rawValue
        case .pause: "pause 1h"
        case .settings: "config open"
        case .comfortable, .tooLong, .hurt, .interrupted, .better, .undo: "comfort \(rawValue)"
        }
    }
}
