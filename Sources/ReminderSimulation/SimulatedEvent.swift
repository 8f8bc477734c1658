import ReminderCore

/// Something that the simulated agent would have done, or that would have become of a reminder.
public struct SimulatedEvent: Hashable {
    /// What it is.
    public enum Name: Hashable {
        /// What the history has a row of.
        case recorded(HistoryEntry.Event)
        /// A reminder came to be due: after `remind_after`, or as a slot opened.
        case due
        /// A reminder left the screen without an answer.
        case withdrawn
        /// A due reminder began to wait for something to end.
        case heldBack
        /// Nothing holds it back any more.
        case released

        /// The word for it.
        public var word: String {
            switch self {
            case .recorded(let event): event.rawValue
            case .due: "due"
            case .withdrawn: "withdrawn"
            case .heldBack: "held-back"
            case .released: "released"
            }
        }
    }

    /// When, in civil time.
    public let time: UTC
    /// When, in local ISO 8601 with its offset.
    public let at: String
    /// When, on the wall.
    public let local: LocalTime
    /// What.
    public let name: Name
    /// To what; nil where it is about no kind.
    public let kind: ReminderKind?
    /// The length of the hold, where there is one.
    public let hold: Duration?
    /// The pose, where there is one.
    public let variation: Variation?
    /// Why, or what is worth telling besides; empty for nothing.
    public let reason: String

    /// An event at `time` as the wall clock of `calendar` shows it.
    init(
        _ name: Name, _ kind: ReminderKind?, at time: UTC, _ calendar: Calendar, hold: Duration? = nil,
        variation: Variation? = nil, reason: String = ""
    ) {
        self.name = name
        self.kind = kind
        self.hold = hold
        self.variation = variation
        self.reason = reason
        self.time = time
        at = calendar.iso8601(time)
        local = calendar.local(time)
    }

    /// What a row of the history tells.
    init(_ row: HistoryEntry, _ calendar: Calendar) {
        self.init(
            .recorded(row.event), row.kind, at: row.at, calendar, hold: row.hold, variation: row.variation,
            reason: row.detail)
    }
}
