import ReminderCore

/// A row of the history, as far as statistics need it.
public struct StatisticsRow: Hashable, Sendable {
    /// What a row says.
    public enum Content: Hashable, Sendable {
        /// The user sat from `from` until the row's time. Less than that may have been counted, because a short lock is
        /// not sitting. If `mayContinue`, the bout did not end with a break: at midnight, or because the agent quit.
        case sitting(from: LocalTimestamp, counted: Duration, mayContinue: Bool)
        /// The agent watched from this time until the row's time.
        case observed(from: LocalTimestamp)
        /// The user stood at the desk until the row's time, which may have answered a reminder.
        case standing(HistoryEvent.Period, HistoryEvent.BreakOccasion?)
        /// Anything else.
        case event(HistoryEvent)
    }

    /// When it happened; the end of a period.
    public var time: LocalTimestamp
    /// What it says.
    public var content: Content

    /// A row with the time `time`.
    public init(_ time: LocalTimestamp, _ content: Content) {
        self.time = time
        self.content = content
    }
}

extension LocalTimestamp {
    /// Milliseconds since 1970, as exact as the history.
    var milliseconds: Int64 {
        let seconds = Int64(local.date.daysSinceEpoch) * 86_400 + Int64(local.time.seconds) - Int64(offset)
        return seconds * 1000 + Int64(nanoseconds / 1_000_000)
    }
}
