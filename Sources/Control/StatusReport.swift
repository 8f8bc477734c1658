import ReminderCore

/// The status as users and programs see it: on the bus, as JSON and as text.
///
/// A new field needs a property, a key and a line in the initializer. It must be an optional, a list or a `Bool`,
/// because an older agent does not send it. Times are local, in ISO 8601 with their offset.
public struct StatusReport: BusReport, Hashable, Sendable {
    /// The next reminder, or the current one.
    public struct Next: Codable, Hashable, Sendable {
        /// `sitting` or `slot`.
        public var kind: String
        /// The slot's name; nil for sitting.
        public var slot: String?
        /// When it is expected.
        public var at: String
        /// The length of its hold.
        public var holdSeconds: Int
        /// Its pose, a raw value of ``Variation``.
        public var variation: String
        /// If it is a walk because of a meal: when poses are suggested again. Otherwise nil.
        public var poseFrom: String?

        package enum CodingKeys: String, CodingKey, CaseIterable {
            case kind, slot, at
            case holdSeconds = "hold_seconds"
            case variation
            case poseFrom = "pose_from"
        }
    }

    /// The names of the sources of presence; nil for none.
    public struct Sources: Codable, Hashable, Sendable {
        /// The source of idle time.
        public var idle: String?
        /// The source of the screen lock.
        public var lock: String?
        /// The source of sleep.
        public var sleep: String?

        package enum CodingKeys: CodingKey, CaseIterable {
            case idle, lock, sleep
        }
    }

    /// A raw value of ``Status/State``.
    public var state: String
    /// Sitting time since the last break.
    public var sittingSeconds: Int
    /// When sitting began, not counting pauses; nil while the user is not sitting.
    public var sittingSince: String?
    /// When the user stood up; nil while the user does not stand.
    public var standingSince: String?
    /// When standing ends by itself; nil if it does not.
    public var standingUntil: String?
    /// The next reminder; nil if none can be foreseen.
    public var next: Next?
    /// Why reminders wait: names of ``Status/HeldBack``.
    public var heldBack: [String]
    /// When those reasons end, by name; without those whose end is unknown.
    public var heldUntil: [String: String]
    /// The programs that keep the desktop from going idle, without ignored ones.
    public var calls: [IdleInhibitor]
    /// When the user's pause ends; nil if there is no pause, or no end.
    public var pausedUntil: String?
    /// Whether the user's pause ends with the current call.
    public var pauseEndsWithCall: Bool
    /// When the snooze ends, at the latest; nil if there is no snooze.
    public var snoozedUntil: String?
    /// Whether the snooze ends with the call, if the call ends first.
    public var snoozeEndsWithCall: Bool
    /// How many snoozes are left; 32 bits wide on the bus.
    public var snoozesLeft: Int32
    /// The current hold; nil for none.
    public var hold: HoldReport?
    /// What kept the last hold from being heard: raw values of ``GuideMedium``. Not in JSON.
    public var unheard: [String]
    /// Whether no pose is suggested because of pain.
    public var isSuspended: Bool
    /// Whether sitting reminders are off.
    public var isSittingOff: Bool
    /// Until when holds are short and gentle because part of the history cannot be read; nil if all can be read.
    public var carefulUntil: String?
    /// Where readings come from.
    public var sources: Sources
    /// The notification server and its version; nil for none.
    public var notificationServer: String?
    /// The problems in the config, a sentence each.
    public var configProblems: [String]
    /// What cannot be read of the history, a sentence each without a full stop.
    public var historyProblems: [String]

    /// In the order of balasana-json(7).
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case state
        case sittingSeconds = "sitting_seconds"
        case sittingSince = "sitting_since"
        case standingSince = "standing_since"
        case standingUntil = "standing_until"
        case next
        case heldBack = "held_back"
        case heldUntil = "held_until"
        case calls
        case pausedUntil = "paused_until"
        case pauseEndsWithCall = "pause_ends_with_call"
        case snoozedUntil = "snoozed_until"
        case snoozeEndsWithCall = "snooze_ends_with_call"
        case snoozesLeft = "snoozes_left"
        case hold, unheard
        case isSuspended = "suspended"
        case isSittingOff = "sitting_off"
        case carefulUntil = "careful_until"
        case sources
        case notificationServer = "notification_server"
        case configProblems = "config_problems"
        case historyProblems = "history_problems"
    }

    /// The report of `status`, with what the rules do not know: the server and the problems in config and history.
    public init(
        _ status: Status, calendar: Calendar, server: String?, configProblems: [String], historyProblems: [String] = []
    ) {
        state = status.state.rawValue
        sittingSeconds = Int(status.sitting.components.seconds)
        sittingSince = status.sittingSince.map(calendar.iso8601)
        standingSince = status.standingSince.map(calendar.iso8601)
        standingUntil = status.standingUntil.map(calendar.iso8601)
        next = status.next.map { Next($0, calendar) }
        heldBack = status.heldBack.map(\.name)
        heldUntil = [:]
        for reason in status.heldBack {
            if let end = reason.end { heldUntil[reason.name] = calendar.iso8601(end) }
        }
        calls = status.calls
        pausedUntil = status.pausedUntil.map(calendar.iso8601)
        if let pausedUntil { heldUntil[Status.HeldBack.pause(until: nil).name] = pausedUntil }
        pauseEndsWithCall = status.pauseEndsWithCall
        snoozedUntil = status.snoozedUntil.map(calendar.iso8601)
        snoozeEndsWithCall = status.snoozeEndsWithCall
        snoozesLeft = Int32(clamping: status.snoozesLeft)
        hold = status.hold.map(HoldReport.init)
        unheard = status.unheard.map(\.rawValue)
        isSuspended = status.isSuspended
        isSittingOff = status.isSittingOff
        carefulUntil = status.carefulUntil.map(calendar.iso8601)
        sources = Sources(idle: status.sources.idle, lock: status.sources.lock, sleep: status.sources.sleep)
        notificationServer = server
        self.configProblems = configProblems
        self.historyProblems = historyProblems
    }
}

extension StatusReport.Next {
    /// The report of `next`.
    init(_ next: Status.Next, _ calendar: Calendar) {
        slot = if case .slot(let name) = next.kind { name } else { nil }
        kind = slot == nil ? "sitting" : "slot"
        at = calendar.iso8601(next.at)
        holdSeconds = Int(next.hold.components.seconds)
        variation = next.variation.rawValue
        poseFrom = next.poseWaits.map(calendar.iso8601)
    }
}
