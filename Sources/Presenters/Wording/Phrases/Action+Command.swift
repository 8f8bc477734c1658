import ReminderCore

extension Action {
    /// What is typed behind `balasana` for the same.
    var command: String {
        switch self {
        case .start, .snooze, .skip, .stop, .dismiss: rawValue
        case .comfortable, .tooLong, .hurt, .interrupted, .better, .undo: "comfort \(rawValue)"
        }
    }
}
