import Presenters
import ReminderCore

/// The status in a few words that stay true for as long as nothing changes: no time that runs.
enum BarText {
    /// Such as `break at 09:57`; nil for no agent. A pause that ends on another day than `today` tells which.
    static func text(_ report: StatusReport?, on today: LocalDate) -> String {
        guard let report else { return "no agent" }
        switch Status.State(rawValue: report.state) {
        case .sitting: return report.next.map { "\(what(report)) at \(StatusText.clock($0.at))" } ?? "sitting"
        case .away: return "away"
        case .due: return "\(what(report)) is due"
        case .shown: return "\(what(report)) now"
        case .holding: return report.hold?.variation == Variation.walk.rawValue ? "walking" : "holding"
        case .snoozed where report.snoozeEndsWithCall: return "snoozed for the call"
        case .snoozed: return report.next.map { "snoozed until \(StatusText.clock($0.at))" } ?? "snoozed"
        case .paused:
            return report.pausedUntil.map { "paused until \(StatusText.when($0, today))" }
                ?? (report.pauseEndsWithCall ? "paused for the call" : "paused")
        case nil: return report.state
        }
    }

    private static func what(_ report: StatusReport) -> String {
        report.next?.slot.map { "\($0) session" } ?? "break"
    }
}
