/// The `[history]` group: looking back.
public struct HistorySettings: Hashable, Sendable {
    /// The day of the weekly note (`weekly_note`); nil for none. There is none by default: no figure is shown to a user
    /// who did not ask for it.
    public var weeklyNote: Weekday?

    /// The defaults.
    public init() {}
}
