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
        case .missed, .bout, .observed, .standing: false
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
        case .standing(_, .shown), .standing(_, .snoozed): .walkedAway
        // A break before the reminder was on the screen did not answer it.
        case .awayBreak(.due), .awayBreak(nil), .standing, .done(_, .unasked, _), .partial(_, .unasked, _), .shown,
            .started, .snoozed, .answered, .undone, .ate, .bout, .observed:
            nil
        }
    }

    /// The indices in `events` of answers that were taken back, and of the events that say so.
    static func undone(in events: [DayEvent]) -> Set<Int> {
        let answers = events.indices.filter { events[$0].isAnswer }
            .sorted { (events[$0].time.milliseconds, $0) < (events[$1].time.milliseconds, $1) }
        var given: [(index: Int, record: HistoryEvent.AnswerRecord)] = []
        var undone: Set<Int> = []
        for index in answers {
            if case .answered(let record) = events[index].event { given.append((index, record)) }
            guard case .undone(let record) = events[index].event else { continue }
            undone.insert(index)
            // If it is not the last answer, another machine added rows in between, and the answer stays.
            if let last = given.last, last.record.kind == record.kind, last.record.answer == record.answer {
                undone.insert(last.index)
                given.removeLast()
            }
        }
        return undone
    }

    private var isAnswer: Bool {
        switch event {
        case .answered, .undone: true
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .missed, .awayBreak, .ate, .bout,
            .observed,
            .standing:
            false
        }
    }
}
