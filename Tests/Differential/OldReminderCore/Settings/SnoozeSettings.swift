/// The `[snooze]` group: how a reminder can be put off (rule 7).
public struct SnoozeSettings: Hashable, Sendable {
    /// The lengths on offer, 1 to 8 of them (`lengths`): the first is the button's, the longest the most the command
    /// takes.
    public var lengths: [Duration] = [.seconds(5 * 60), .seconds(15 * 60), .seconds(30 * 60)]
    /// How often one sitting reminder, or one slot on one date, can be put off (`budget`), 0 to 20.
    public var budget = 3

    /// The defaults.
    public init() {}
}
