/// The `[tray]` group: the icon in the panel. The rules do not use it.
public struct TraySettings: Hashable, Sendable {
    /// Whether the icon is shown (`show`). It is by default: it is silent and never moves, and it is the only way to
    /// see the state and to pause reminders with the pointer.
    public var isShown = true

    /// The defaults.
    public init() {}
}
