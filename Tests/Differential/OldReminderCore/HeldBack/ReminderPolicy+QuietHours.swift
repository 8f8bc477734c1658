/// Quiet hours, and the hours of sitting reminders (rule 10).
extension ReminderPolicy {
    /// Takes in that some of the hours have begun or ended.
    mutating func readHours(at now: Moment) {
        hours = QuietHours(settings, calendar, at: now.utc)
        holdBackWhatIsShown(at: now)
    }

    /// When a reminder of `kind` that is due at `time` is held back by no hours any more.
    func free(_ kind: ReminderKind, at time: UTC) -> UTC {
        var free = time
        // The end of one may lie in the other.
        for _ in 0..<4 {
            guard let end = QuietHours(settings, calendar, at: free).end(for: kind) else { break }
            free = end
        }
        return free
    }
}
