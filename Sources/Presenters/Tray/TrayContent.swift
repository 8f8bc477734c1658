import ReminderCore

/// What the panel shows, as a function of the status alone.
public struct TrayContent: Hashable, Sendable {
    /// The icon.
    public let icon: TrayIcon
    /// The state in one line, for the first entry of the menu and the tooltip.
    public let line: String
    /// The menu.
    public let menu: [TrayMenuItem]

    /// The content for `status`, read at `now`.
    public init(_ status: Status, _ calendar: Calendar, at now: UTC) {
        icon = TrayIcon(status.state)
        line = TrayText.line(status, calendar, at: now)
        menu = TrayMenu.items(status, line: line)
    }
}
