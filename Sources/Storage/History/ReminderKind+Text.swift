import ReminderCore

extension ReminderKind {
    /// The name of the kind in the history and in the state file: `sitting`, or for example `slot:morning`.
    var text: String {
        switch self {
        case .sitting: "sitting"
        case .slot(let name): "slot:" + name
        }
    }

    /// Parses `text`; nil if it is not the name of a kind.
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
