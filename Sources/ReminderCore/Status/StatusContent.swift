/// The status for a notification that the user asks for. Times are on the wall clock.
public struct StatusContent: Hashable, Sendable {
    /// The next reminder.
    public struct Next: Hashable, Sendable {
        /// The kind of reminder.
        public var kind: ReminderKind
        /// When it is expected.
        public var at: LocalTime
        /// The length of its hold.
        public var hold: Duration
        /// Its pose.
        public var variation: Variation

        /// A reminder of `kind` at that time.
        public init(kind: ReminderKind, at: LocalTime, hold: Duration, variation: Variation) {
            self.kind = kind
            self.at = at
            self.hold = hold
            self.variation = variation
        }
    }

    /// When a pause or a snooze ends.
    public enum End: Hashable, Sendable {
        /// At this time.
        case time(LocalTime)
        /// With the call, but not after this time; nil for no limit.
        case call(by: LocalTime?)
    }

    /// The current state.
    public var state: Status.State
    /// The date on the calendar.
    public var today: LocalDate
    /// The sitting of the bout so far; zero on a break.
    public var sitting: Duration
    /// The next reminder; nil if none can be foreseen.
    public var next: Next?
    /// When the pause of the state `paused` ends, or the snooze of `snoozed`; nil for a pause until `resume`.
    public var end: End?
    /// Whether the user stands, whatever the state is.
    public var isStanding = false
    /// When standing ends; nil for until `sit` or a break.
    public var standingUntil: LocalTime?
    /// The first reason but the pause why reminders wait; nil for none.
    public var waitsFor: Status.HeldBack.Name?
    /// When that reason ends; nil if it is not known.
    public var waitsUntil: LocalTime?
    /// Whether there are no sitting reminders.
    public var isSittingOff = false
    /// Whether do-not-disturb is on. The notification is urgent then, because the user has asked for it.
    public var isUrgent = false

    /// How long the notification stays on the screen.
    public static let onScreen: Duration = .seconds(20)

    /// The content for these facts, without an end or a reason to wait.
    public init(state: Status.State, today: LocalDate, sitting: Duration, next: Next?) {
        self.state = state
        self.today = today
        self.sitting = sitting
        self.next = next
    }

    /// The content for `status`, read at `now`.
    public init(_ status: Status, _ calendar: Calendar, at now: UTC) {
        self.init(
            state: status.state, today: calendar.local(now).date, sitting: status.sitting,
            next: status.next.map {
                Next(kind: $0.kind, at: calendar.local($0.at), hold: $0.hold, variation: $0.variation)
            })
        setEnd(
            pause: status.pausedUntil.map(calendar.local), withCall: status.pauseEndsWithCall,
            snooze: status.snoozedUntil.map(calendar.local), withCall: status.snoozeEndsWithCall)
        isStanding = status.standingSince != nil
        standingUntil = status.standingUntil.map(calendar.local)
        let reason = status.heldBack.first { $0.reason != .pause }
        waitsFor = reason?.reason
        waitsUntil = reason?.end.map(calendar.local)
        isSittingOff = status.isSittingOff
        isUrgent = status.heldBack.contains(.doNotDisturb)
    }

    /// Sets ``end`` to the end of the pause or of the snooze, whichever the state is about. Each may end with the call.
    public mutating func setEnd(
        pause: LocalTime?, withCall pauseEndsWithCall: Bool, snooze: LocalTime?, withCall snoozeEndsWithCall: Bool
    ) {
        switch state {
        case .paused: end = pauseEndsWithCall ? .call(by: nil) : pause.map(End.time)
        case .snoozed: end = snoozeEndsWithCall ? .call(by: snooze) : snooze.map(End.time)
        case .holding, .shown, .due, .away, .standing, .sitting: end = nil
        }
    }
}
