import ReminderCore
import ReminderSimulation
import Storage

/// The values in `simulate --json`. Events of the history have the same words as in the history.
extension SimulatedEvent {
    /// The value of the key `event`.
    var word: String {
        switch what {
        case .recorded(let event): event.name.word
        case .shownAgain: HistoryEvent.Name.shown.word
        case .due: "due"
        case .withdrawn: "withdrawn"
        case .heldBack: "held-back"
        case .released: "released"
        }
    }

    /// The value of the key `reason`; empty if there is none.
    var reason: String {
        switch what {
        case .recorded(let event): event.detail
        case .shownAgain: "again"
        case .due(let date): date.map { "date=\($0)" } ?? ""
        case .withdrawn(let reason): Self.word(reason)
        case .heldBack(let reasons), .released(let reasons): Self.words(reasons)
        }
    }

    private static func word(_ reason: Withdrawal) -> String {
        switch reason {
        case .closed: "closed"
        case .away: "away"
        case .expired: "expired"
        case .missed: "missed"
        case .outdated: "outdated"
        case .heldBack(let reasons): words(reasons)
        }
    }

    private static func words(_ reasons: [Status.HeldBack]) -> String {
        reasons.map(\.name).joined(separator: " ")
    }
}
