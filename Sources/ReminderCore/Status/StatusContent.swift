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

    /// When a pause, a snooze or standing ends.
    public enum End: Hashable, Sendable {
        /// At this time.
        case time(LocalTime)
        /// With the call.
        case call
    }

    /// The current state.
    public var state: Status.State
    /// The date on the calendar.
    public var today: LocalDate
    /// The sitting of the bout so far; zero on a break.
    public var sitting: Duration
    /// The next reminder; nil if none can be foreseen.
    public var next: Next?
    /// When the user's pause, the snooze or standing ends; nil for none, for a pause until `resume`, or for standing
    /// until `sit`.
    public var end: End?
    /// The first reason but the pause why reminders wait; nil for none.
    public var waitsFor: Status.HeldBack.Name?
    /// When that reason ends; nil if it is not known.
    public var waitsUntil: LocalTime?
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
    init(_ status: Status, _ calendar: Calendar, at now: Moment) {
        self.init(
            state: status.state, today: calendar.local(now.utc).date, sitting: status.sitting,
            next: status.next.map {
                Next(kind: $0.kind, at: calendar.local($0.at), hold: $0.hold, variation: $0.variation)
            })
        let endsWithCall = state == .paused ? status.pauseEndsWithCall : status.snoozeEndsWithCall
        switch state {
        case .paused: end = endsWithCall ? .call : status.pausedUntil.map { .time(calendar.local($0)) }
        case .snoozed: end = endsWithCall ? .call : next.map { .time($0.at) }
        case .standing: end = status.standingUntil.map { .time(calendar.local($0)) }
        case .holding, .shown, .due, .away, .sitting: end = nil
        }
        let reason = status.heldBack.first { $0.reason != .pause }
        waitsFor = reason?.reason
        waitsUntil = reason?.end.map(calendar.local)
        isUrgent = status.heldBack.contains(.doNotDisturb)
    }
}
