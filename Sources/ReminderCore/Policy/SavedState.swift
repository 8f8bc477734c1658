/// The state for a restart (rule 11): everything that the policy cannot read from the desktop, config or history.
public struct SavedState: Hashable, Sendable {
    /// When it was saved. The instants below are on the clock of that boot.
    public var savedAt: Moment
    /// The bout of sitting.
    public var bout = SittingBout()
    /// Where the time of the bout lies that has no row yet; nil before any is counted.
    public var trail: BoutTrail?
    /// The absence at that time; nil for none.
    public var absence: Absence?
    /// Since when the agent has watched; nil while the machine sleeps.
    public var observedSince: Instant?
    /// Whether the agent has ended in order.
    public var hasQuit = false
    /// Silence before this counts as sitting, because of a call or film; nil if there was none.
    public var satUntil: Instant?
    /// No reminder is shown before this: the end of the grace period (rule 2).
    public var settledAt: Instant
    /// Whether there was a call in which something came through, so nothing waits for that call.
    public var isCallLetThrough = false
    /// The user's pause. One until a time of day is kept when it is over, in case the clock was ahead.
    public var pause: UserPause?
    /// The current period of standing; nil for none.
    public var standing: Standing?
    /// The reminders without an outcome.
    public var reminders: [Reminder] = []
    /// When each slot was defined, and on which dates it opened.
    public var slots: [SlotRecord] = []
    /// The hold at that time; nil for none.
    public var hold: GuidedHold?
    /// The notification that was on the screen.
    public var bubble: NotificationHandle?
    /// Whether the agent has taken everything off the screen at its end. Otherwise there may be a notification that
    /// ``bubble`` does not name.
    public var isScreenClear = false
    /// On which date each kind was last asked how its hold felt.
    public var asked: [ReminderKind: LocalDate] = [:]
    /// The notices that were shown, and those still to be reported.
    public var notices = ShownNotices()
    /// The date of the last weekly note; nil for none.
    public var weeklyNoteOn: LocalDate?
    /// The effects of pain; nil if it never hurt.
    public var pain: Pain?
    /// The last rows of the practice, on both clocks.
    public var recent = RecentRows()
    /// The number of the next presentation; numbers are not used twice.
    public var nextPresentation: UInt64 = 1

    /// The state at `savedAt` without sitting, reminders or a hold.
    public init(savedAt: Moment) {
        self.savedAt = savedAt
        settledAt = savedAt.instant
    }
}
