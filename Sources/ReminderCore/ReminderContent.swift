/// What a reminder has to say; the words are the presenter's.
public struct ReminderContent: Hashable, Sendable {
    /// What it is for.
    public var kind: Kind
    /// The pose.
    public var variation: Variation
    /// How long to hold it.
    public var hold: Duration
    /// The sitting of the bout so far.
    public var sitting: Duration
    /// How many snoozes are left; nil where snoozing is switched off.
    public var snoozesLeft: Int?
    /// The length that the snooze button gives; nil when there is none to give.
    public var snooze: Duration?
    /// How long to stay on the screen.
    public var onScreen: Duration

    /// A reminder's content.
    public init(
        kind: Kind, variation: Variation, hold: Duration, sitting: Duration, snoozesLeft: Int?, snooze: Duration?,
        onScreen: Duration
    ) {
        self.kind = kind
        self.variation = variation
        self.hold = hold
        self.sitting = sitting
        self.snoozesLeft = snoozesLeft
        self.snooze = snooze
        self.onScreen = onScreen
    }
}
