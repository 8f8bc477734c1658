import Control
import Presenters
import ReminderCore

/// What `status --verbose` adds: snoozes left, the sources of readings, and the problems in the config.
enum StatusDetails {
    /// The rows for `report`, in the order in which they are shown.
    static func rows(_ report: StatusReport) -> [(label: String, text: String)] {
        var rows: [(label: String, text: String)] = [
            ("Snoozes left", "\(report.snoozesLeft)"), ("Idle time", report.sources.idle ?? "unavailable"),
            ("Screen lock", report.sources.lock ?? "cannot be detected"),
            ("Sleep", report.sources.sleep ?? "cannot be detected"),
            ("Calls and films", report.calls.isEmpty ? "none" : report.calls.map(call).joined(separator: ", ")),
            ("Notifications", report.notificationServer ?? "no server"),
        ]
        rows += report.configProblems.map { ("Config", $0) }
        rows += report.historyProblems.map { ("History", $0) }
        return rows
    }

    private static func call(_ call: IdleInhibitor) -> String {
        let program = call.program.isEmpty ? "an unnamed program" : call.program
        return call.reason.isEmpty ? program : "\(program) (\(call.reason))"
    }
}
