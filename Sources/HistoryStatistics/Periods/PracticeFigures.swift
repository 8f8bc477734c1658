import ReminderCore

/// How often the user practised in a period.
///
/// There is no count of days in a row, because nobody should practise in pain to keep one. Today counts only once a
/// pose was held.
public struct PracticeFigures: Hashable, Sendable {
    /// The days at the desk, without those in pain.
    public var daysAtDesk = 0
    /// How many of them had a pose that was held to its end.
    public var daysPractised = 0
    /// Whether today is one of them.
    public var countsToday = false
    /// The days at the desk on which the user was in pain. They are not in the other figures.
    public var daysInPain = 0
    /// The sessions of these days, in the order of their times of day.
    public var sessions: [SessionFigures] = []
    /// The poses held to their end at the desk, with or without a reminder, on all days.
    public var holdsAtDesk = 0

    /// A session of the day, by its name in the config.
    public struct SessionFigures: Hashable, Sendable {
        /// The name, such as `morning`.
        public var name: String
        /// On how many days it was done.
        public var held: Int
        /// On how many days it was asked for.
        public var asked: Int
    }

    init(_ days: ArraySlice<DayFigures>, today: LocalDate) {
        var sessions: [String: (held: Int, asked: Int, seconds: Int)] = [:]
        for day in days where day.isAtDesk {
            holdsAtDesk += day.events.count {
                if case .done(let held, _, _) = $0.event {
                    held.kind == .sitting && held.variation.isPose
                } else {
                    false
                }
            }
            if day.isInPain {
                daysInPain += 1
                continue
            }
            if day.isPractised {
                daysPractised += 1
                daysAtDesk += 1
                countsToday = countsToday || day.date == today
            } else if day.date != today {
                daysAtDesk += 1
            }
            for answer in day.answers {
                guard case .slot(let name) = answer.kind else { continue }
                var session = sessions[name] ?? (0, 0, 0)
                session.asked += 1
                session.held += answer.outcome == .held ? 1 : 0
                session.seconds += answer.time.time.seconds
                sessions[name] = session
            }
        }
        self.sessions = sessions.map {
            (seconds: $1.seconds / $1.asked, SessionFigures(name: $0, held: $1.held, asked: $1.asked))
        }
        .sorted { ($0.seconds, $0.1.name) < ($1.seconds, $1.1.name) }.map(\.1)
    }
}
