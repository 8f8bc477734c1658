/// What is known of a slot besides its settings.
public struct SlotRecord: Hashable, Sendable {
    /// The slot's name.
    public var name: String
    /// The time of the day it is defined for; another one is another definition.
    public var at: TimeOfDay
    /// When it was defined: it never opens for a time before this (rule 3).
    public var definedAt: UTC
    /// The dates it opened on or passed by, in that order; a set and not a highest one, as clocks and zones go both
    /// ways.
    public var opened: [LocalDate]

    /// A record.
    public init(name: String, at: TimeOfDay, definedAt: UTC, opened: [LocalDate] = []) {
        self.name = name
        self.at = at
        self.definedAt = definedAt
        self.opened = opened
    }
}
