import ReminderCore

/// What became of a reminder.
public enum ReminderOutcome: String, Hashable, CaseIterable, Sendable {
    /// The hold, or the walk, was done.
    case held
    /// The hold ended early.
    case partial
    /// The user took a break instead, after it had been on the screen.
    case walkedAway = "walked_away"
    /// It was skipped.
    case skipped
    /// It was on the screen and got no answer.
    case unanswered
    /// The time of a session passed while it could not be shown.
    case missed
}

/// A reminder and what became of it.
public struct ReminderAnswer: Hashable, Sendable {
    /// What the reminder was for.
    public var kind: ReminderKind
    /// What became of it.
    public var outcome: ReminderOutcome
    /// When that was, by the wall clock.
    public var time: LocalTime
}
