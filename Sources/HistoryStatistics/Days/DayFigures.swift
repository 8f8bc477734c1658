import ReminderCore

/// What the history says about one local date, on all machines together.
public struct DayFigures: Hashable, Sendable {
    /// The date.
    public var date: LocalDate
    /// How long the agent watched on any machine.
    public var observed: Duration = .zero
    /// How long the user stood at the desk.
    public var standing: Duration = .zero
    /// Sitting, in chronological order. Empty also if an older version wrote the history, which had no such rows.
    public var stretches: [SittingStretch] = []
    /// The bouts that began on this date and are at least ``Bout/shortest``.
    public var bouts: [Bout] = []
    /// How many breaks were between bouts of this date.
    public var breaks = 0
    /// All other events in chronological order, without answers that were taken back.
    public var events: [DayEvent] = []
    /// Whether the user was in pain. Such a day is not counted as one with or without practice (rule 9).
    public var isInPain = false

    /// A day without any row.
    init(_ date: LocalDate) {
        self.date = date
    }

    /// How long the user sat.
    public var sitting: Duration { stretches.reduce(.zero) { $0 + $1.sitting } }

    /// Whether the user was at the desk.
    public var isAtDesk: Bool { !stretches.isEmpty || standing > .zero || events.contains(where: \.showsPresence) }

    /// Whether a pose was held to its end.
    public var isPractised: Bool {
        events.contains { if case .done(let held, _, _) = $0.event { held.variation.isPose } else { false } }
    }

    /// What became of the reminders that were answered or left. A session counts once, whatever other machines say.
    public var answers: [ReminderAnswer] {
        var answers: [ReminderAnswer] = []
        var sessions: [String: (index: Int, rank: Int)] = [:]
        for event in events {
            guard var outcome = event.outcome, let kind = event.event.kind else { continue }
            guard case .slot(let name) = kind else {
                answers.append(ReminderAnswer(kind: kind, outcome: outcome, time: event.time.local))
                continue
            }
            if outcome == .missed, isShown(kind) { outcome = .unanswered }
            let answer = ReminderAnswer(kind: kind, outcome: outcome, time: event.time.local)
            let rank = ReminderOutcome.allCases.firstIndex(of: outcome) ?? 0
            if let known = sessions[name] {
                if rank < known.rank {
                    answers[known.index] = answer
                    sessions[name] = (known.index, rank)
                }
            } else {
                sessions[name] = (answers.count, rank)
                answers.append(answer)
            }
        }
        return answers
    }

    private func isShown(_ kind: ReminderKind) -> Bool {
        events.contains { if case .shown(let asked, _, _) = $0.event { asked.kind == kind } else { false } }
    }
}
