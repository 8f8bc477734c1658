/// When the weekly note is due (rule 14): on the day of the week that the user has set, once.
///
/// It sets no deadline. On its day, the first event at the desk is early enough.
struct WeeklyNoteMachine: Sendable {
    /// After a note there is none for this many days, whatever the user sets.
    private static let rest = 5
    /// A last note that is further ahead than this many days was shown by a clock that was wrong.
    private static let farthest = 28

    /// The date of today, if the note is due.
    private var dueOn: LocalDate?
    /// The date of the last note; nil for none.
    private var lastOn: LocalDate?
    /// When the date changes; nil if the date has to be found.
    private var midnight: UTC?
    /// Since when the note has waited for calls; nil if it has not.
    private var callsSince: Instant?

    /// Lets time pass up to `now`. A note that was not shown on its day is given up.
    mutating func advance(to now: UTC, _ settings: HistorySettings, _ calendar: Calendar) {
        guard let day = settings.weeklyNote else {
            dueOn = nil
            return
        }
        if let midnight, now < midnight { return }
        let today = calendar.local(now).date
        midnight = calendar.midnight(after: now)
        dueOn = today.weekday == day && isNew(today) ? today : nil
        callsSince = nil
    }

    /// The clock, the zone or the settings have changed.
    mutating func findDate() {
        midnight = nil
    }

    /// The note, as it waits at the gate.
    var candidate: Candidate? {
        dueOn == nil ? nil : Candidate(subject: .weeklyNote, callsSince: callsSince)
    }

    /// From `now` on only a call holds it back.
    mutating func waitForCalls(at now: Instant) {
        callsSince = now
    }

    /// Takes the note, to show it. It does not come again, even if it cannot be shown.
    mutating func take() {
        lastOn = dueOn ?? lastOn
        dueOn = nil
    }

    private func isNew(_ date: LocalDate) -> Bool {
        guard let lastOn else { return true }
        return date < lastOn.advanced(by: -Self.farthest) || date > lastOn.advanced(by: Self.rest)
    }

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.weeklyNoteOn = lastOn
    }

    /// Restores its part of `saved`.
    mutating func restore(_ saved: SavedState) {
        lastOn = saved.weeklyNoteOn
    }
}
