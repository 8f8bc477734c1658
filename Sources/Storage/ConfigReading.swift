import ReminderCore

/// What a config says, and what is amiss with it.
public struct ConfigReading: Hashable, Sendable {
    /// What is to be in force.
    public let settings: Settings
    /// What the user is to be told, in the order of files and lines.
    public let diagnostics: [ConfigDiagnostic]

    /// Whether something that was written is not used.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
