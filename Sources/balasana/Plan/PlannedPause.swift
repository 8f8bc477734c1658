import Control
import Presenters
import ReminderCore

/// A pause by the user that is on while the plan is made.
enum PlannedPause: Hashable {
    /// It ends at that time.
    case until(UTC)
    /// It ends with `resume`.
    case indefinite
    /// It ends with the current call, and nobody knows when that is.
    case callEnd

    /// The pause in `report`; nil for none.
    init?(_ report: StatusReport) {
        if let end = report.pausedUntil {
            guard let time = try? LocalTimestamp(ArraySlice(end.utf8)) else { return nil }
            self = .until(time.utc)
        } else if report.pauseEndsWithCall {
            self = .callEnd
        } else if report.heldBack.contains(Status.HeldBack.Name.pause.rawValue) {
            self = .indefinite
        } else {
            return nil
        }
    }

    /// The pause in `saved` that is still on at `now`; nil for none. An agent that starts then goes on with it.
    init?(_ saved: SavedState, at now: UTC) {
        switch saved.pause {
        case .until(let end): self = .until(saved.savedAt.utc(at: end))
        case .untilTime(let time, at: _): self = .until(time)
        case .indefinite: self = .indefinite
        // The agent does not know calls from before its start.
        case .callEnd, nil: return nil
        }
        if case .until(let end) = self, end <= now { return nil }
    }

    /// Such as `Paused until 07:30 on Mon.`
    func sentence(_ calendar: Calendar, today: LocalDate) -> String {
        switch self {
        case .until(let end): "Paused until \(DateText.when(calendar.local(end), today: today))."
        case .indefinite: "Paused until `balasana resume`."
        case .callEnd: "Paused until the call ends."
        }
    }
}
