import ReminderCore

extension ReminderKind {
    /// The word for it in the history and in the state: `sitting`, or `slot:morning`.
    var text: String {
        switch self {
        case .sitting: "sitting"
        case .slot(let name): "slot:" + name
        }
    }

    /// The kind that `text` says, nil if it says none.
    init?(text: String) {
        if text == "sitting" {
            self = .sitting
        } else if text.hasPrefix("slot:") {
            self = .slot(String(text.dropFirst(5)))
        } else {
            return nil
        }
    }
}
