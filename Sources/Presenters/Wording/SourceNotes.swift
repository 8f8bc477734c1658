import ReminderCore

/// Lines for the agent's log about its sources.
public enum SourceNotes {
    /// A line for each concern of `report` that has changed since `before`. It names the sources in use, and the
    /// running sources that are not in use with the reason, such as an impossible answer.
    public static func lines(_ report: SourceReport, since before: SourceReport) -> [String] {
        let known = before.entries.map(line)
        return report.entries.map(line).filter { !known.contains($0) }
    }

    private static func line(_ entry: SourceReport.Entry) -> String {
        let name = name(of: entry.concern)
        let source = entry.inUse.isEmpty ? "unavailable" : entry.inUse.joined(separator: ", ")
        let others = entry.rejected.filter { $0.reason != SourceReport.Rejected.notRunning }
            .map { "; not using \($0.name): \($0.reason)" }
        return "\(name): \(source)\(others.joined())"
    }

    private static func name(of concern: SourceReport.Concern) -> String {
        switch concern {
        case .idle: "idle time"
        case .lock: "screen lock"
        case .sleep: "sleep"
        case .inhibitors: "calls and films"
        case .doNotDisturb: "do-not-disturb"
        }
    }
}
