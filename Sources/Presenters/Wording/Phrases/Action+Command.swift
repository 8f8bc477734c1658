import ReminderCore

extension Action {
    /// The arguments of `balasana` for the same action.
    var command: String {
        switch self {
        case .start, .snooze, .skip, .stop, .dismiss: rawValue
        case .comfortable, .tooLong, .hurt, .interrupted, .better, .undo: "comfort \(rawValue)"
        }
    }
}
