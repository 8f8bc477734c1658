/// What a restart needs (rule 11): all that the policy cannot read off the desktop or the config.
public struct SavedState: Hashable, Sendable {
    /// When it was saved; instants below are on this boot's clock.
    public var savedAt: Moment
    /// The bout of sitting.
    public var bout = SittingBout()
    /// The absence that was going on.
    public var absence: Absence?
    /// Silence before this was sitting, because a call or a film was on; nil when that was never so.
    public var satUntil: Instant?
    /// No reminder before this (rule 2's settling).
    public var settledAt: Instant
    /// The user's pause.
    public var pause: UserPause?
    /// Reminders that wait for an answer, slots among them.
    public var reminders: [Reminder] = []
    /// What is known of each slot.
    public var slots: [SlotRecord] = []
    /// The hold that was going on.
    public var hold: GuidedHold?
    /// The notification that was on the screen.
    public var bubble: NotificationHandle?
    /// On which date each kind was last asked how its hold felt.
    public var asked: [ReminderKind: LocalDate] = [:]
    /// The notes whose caution was shown.
    public var cautioned: [BodyNote] = []
    /// What was reported to be missing for a hold to be heard.
    public var unheard: [GuideMedium] = []
    /// What pain has led to; nil where it never hurt.
    public var pain: Pain?
    /// The number that the next presentation gets: numbers are not used twice.
    public var nextPresentation: UInt64 = 1

    /// A state saved at `savedAt` with nothing going on.
    public init(savedAt: Moment) {
        self.savedAt = savedAt
        settledAt = savedAt.instant
    }
}
