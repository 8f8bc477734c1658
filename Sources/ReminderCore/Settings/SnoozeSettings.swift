/// The `[snooze]` group: how long and how often a reminder can be snoozed (rule 7).
public struct SnoozeSettings: Hashable, Sendable {
    /// The lengths, 1 to 8 of them (`lengths`). The button uses the first, and the longest is the limit of the command.
    public var lengths: [Duration] = [.seconds(5 * 60), .seconds(15 * 60), .seconds(30 * 60)]
    /// How often a sitting reminder, or a slot on one date, can be snoozed (`budget`); 0 to 20.
    public var budget = 3

    /// The defaults.
    public init() {}
}
