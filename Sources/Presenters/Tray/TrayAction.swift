import ReminderCore

/// What an entry of the menu does.
public enum TrayAction: Hashable, Sendable {
    /// What the command of the same name does.
    case command(Command)
    /// Show the guide.
    case openGuide
    /// Make the report and show it.
    case openReport
    /// Open the config in the text editor of the desktop.
    case openSettings
    /// End the agent.
    case quit
}
