import ReminderCore

/// An event with its local time.
public struct DayEvent: Hashable, Sendable {
    /// When it happened.
    public var time: LocalTimestamp
    /// What happened.
    public var event: HistoryEvent

    /// The date that it counts for: that of the session that it is about, if it says one that can be right. Sessions
    /// that were missed are recorded up to a week later.
    var date: LocalDate {
        let own = time.local.date
        guard let session = event.date, (own.advanced(by: -8)...own.advanced(by: 1)).contains(session) else {
            return own
        }
        return session
    }

    /// Whether the user was at the desk when it happened. A session that was missed says nothing about that.
    var showsPresence: Bool {
        switch event {
        case .missed: false
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .awayBreak, .answered, .undone, .ate:
            true
        }
    }

    /// A reminder's outcome, if it is one.
    var outcome: ReminderOutcome? {
        switch event {
        case .done(_, .reminder, _): .held
        case .partial(_, .reminder, _): .partial
        case .awayBreak(.shown), .awayBreak(.snoozed): .walkedAway
        case .skipped: .skipped
        case .ignored: .unanswered
        case .missed: .missed
        // A break before the reminder was on the screen did not answer it.
        case .awayBreak(.due), .awayBreak(nil), .done(_, .unasked, _), .partial(_, .unasked, _), .shown, .started,
            .snoozed, .answered, .undone, .ate:
            nil
        }
    }

    /// `events`, which are in chronological order, without the answers that were taken back.
    static func withoutUndone(_ events: [DayEvent]) -> [DayEvent] {
        var kept: [DayEvent] = []
        var answers: [Int] = []
        for event in events {
            if case .answered = event.event { answers.append(kept.count) }
            guard case .undone(let record) = event.event else {
                kept.append(event)
                continue
            }
            guard let last = answers.last, case .answered(let given) = kept[last].event, given.kind == record.kind,
                given.answer == record.answer
            else { continue }
            kept.remove(at: last)
            answers.removeLast()
        }
        return kept
    }
}
