import GLibBridge
import ReminderCore

/// The status as users and programs see it: on the bus, as JSON and as text. Fields are named as in `status --json`.
public struct StatusReport: Hashable, Sendable {
    /// The reminder that comes next.
    public struct Next: Hashable, Sendable {
        /// `sitting` or `slot`.
        public var kind: String
        /// The slot's name; nil for sitting.
        public var slot: String?
        /// When it is expected, in local ISO 8601 with offset.
        public var at: String
        /// How long its hold is.
        public var holdSeconds: Int
        /// Its pose, a raw value of ``Variation``.
        public var variation: String
        /// Until when no pose is offered after a meal, in local ISO 8601 with offset; nil where it is no walk because
        /// of one.
        public var poseFrom: String?
    }

    /// A raw value of ``Status/State``.
    public var state: String
    /// Sitting of the bout so far.
    public var sittingSeconds: Int
    /// When that sitting began, had it gone on without a pause, in local ISO 8601 with offset; nil while it does not
    /// go on.
    public var sittingSince: String?
    /// The reminder that comes next; nil where none can be foreseen.
    public var next: Next?
    /// Why reminders are held back.
    public var heldBack: [String]
    /// Until when they are by each of those reasons that has an end, in local ISO 8601 with offset.
    public var heldUntil: [String: String]
    /// The programs that keep the desktop from going idle, but for ignored ones.
    public var calls: [IdleInhibitor]
    /// When the user's pause ends, in local ISO 8601 with offset; nil without one, or for until `resume`.
    public var pausedUntil: String?
    /// Whether the user's pause ends with the call that is on.
    public var pauseEndsWithCall: Bool
    /// Whether the snooze that is on ends with the call, if that is over first.
    public var snoozeEndsWithCall: Bool
    /// How many snoozes are left.
    public var snoozesLeft: Int
    /// The hold that is running; nil for none.
    public var hold: HoldReport?
    /// What was missing for the last hold to be heard: raw values of ``GuideMedium``.
    public var unheard: [String]
    /// Whether pain has left no pose to offer.
    public var isSuspended: Bool
    /// The source of idle time; nil for none.
    public var idleSource: String?
    /// The source of the lock; nil for none.
    public var lockSource: String?
    /// The source of sleep; nil for none.
    public var sleepSource: String?
    /// The notification server and its version; nil for none.
    public var notificationServer: String?
    /// What is wrong with the config, a sentence each.
    public var configProblems: [String]

    /// The report of `status`, with what the rules do not know.
    public init(_ status: Status, calendar: Calendar, server: String?, configProblems: [String]) {
        state = status.state.rawValue
        sittingSeconds = Int(status.sitting.components.seconds)
        sittingSince = status.sittingSince.map(calendar.iso8601)
        next = status.next.map { next in
            let slot: String? = if case .slot(let name) = next.kind { name } else { nil }
            return Next(
                kind: slot == nil ? "sitting" : "slot", slot: slot, at: calendar.iso8601(next.at),
                holdSeconds: Int(next.hold.components.seconds), variation: next.variation.rawValue,
                poseFrom: next.poseWaits.map(calendar.iso8601))
        }
        heldBack = status.heldBack.map(\.name)
        heldUntil = [:]
        for reason in status.heldBack {
            if let end = reason.end { heldUntil[reason.name] = calendar.iso8601(end) }
        }
        calls = status.calls
        pausedUntil = status.pausedUntil.map(calendar.iso8601)
        if let pausedUntil { heldUntil[Status.HeldBack.pause(until: nil).name] = pausedUntil }
        pauseEndsWithCall = status.pauseEndsWithCall
        snoozeEndsWithCall = status.snoozeEndsWithCall
        snoozesLeft = status.snoozesLeft
        hold = status.hold.map(HoldReport.init)
        unheard = status.unheard.map(\.rawValue)
        isSuspended = status.isSuspended
        idleSource = status.sources.idle
        lockSource = status.sources.lock
        sleepSource = status.sources.sleep
        notificationServer = server
        self.configProblems = configProblems
    }
}
