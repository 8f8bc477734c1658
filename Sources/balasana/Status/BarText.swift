import Control
import Presenters
import ReminderCore

/// The status in a few words that stay true until something changes.
enum BarText {
    /// Such as `break at 09:57`; nil for no agent. A pause that ends on another day than `today` names the day.
    static func text(_ report: StatusReport?, on today: LocalDate) -> String {
        guard let report else { return "no agent" }
        switch Status.State(rawValue: report.state) {
        case .sitting: return report.next.map { "\(what(report)) at \(StatusText.clock($0.at))" } ?? "sitting"
        case .standing:
            return report.standingUntil.map { "standing until \(StatusText.when($0, today))" } ?? "standing"
        case .away: return "away"
        case .due: return "\(what(report)) due"
        case .shown: return "\(what(report)) now"
        case .holding: return report.hold?.variation == Variation.walk.rawValue ? "walking" : "holding"
        case .snoozed where report.snoozeEndsWithCall: return "snoozed until the call ends"
        case .snoozed: return report.next.map { "snoozed until \(StatusText.clock($0.at))" } ?? "snoozed"
        case .paused:
            return report.pausedUntil.map { "paused until \(StatusText.when($0, today))" }
                ?? (report.pauseEndsWithCall ? "paused until the call ends" : "paused")
        case nil: return report.state
        }
    }

    private static func what(_ report: StatusReport) -> String {
        report.next?.slot.map(SessionText.name) ?? "break"
    }
}
