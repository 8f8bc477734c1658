import ReminderCore

/// What the log says of sources that are missing.
public enum SourceNotes {
    /// A sentence for each concern that matters for sitting and has no source, with what was tried.
    public static func lines(_ survey: Survey) -> [String] {
        survey.entries.compactMap { entry in
            guard entry.inUse.isEmpty, let name = name(of: entry.concern) else { return nil }
            let tried = entry.rejected.map { "\($0.name): \($0.reason)" }
            return "No source of \(name). \(tried.joined(separator: "; "))"
        }
    }

    private static func name(of concern: Survey.Concern) -> String? {
        switch concern {
        case .idle: "idle times"
        case .lock: "locks"
        case .sleep: "sleep"
        case .inhibitors, .doNotDisturb: nil
        }
    }
}
