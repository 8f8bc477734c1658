import ReminderCore

/// What the kinds of reminders are called in a list of them.
enum KindText {
    /// All kinds of `settings` in the order of the day's work: the desk, then the slots.
    static func names(_ settings: Settings) -> [(kind: Kind, name: String)] {
        [(.sitting, "at the desk")]
            + settings.slots.map { slot in
                (.slot(slot.name), "\(slot.name) session, \(slot.at.hoursAndMinutes)")
            }
    }
}
