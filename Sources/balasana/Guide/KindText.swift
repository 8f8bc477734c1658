import Presenters
import ReminderCore

/// Names for the kinds of reminders in a list of them.
enum KindText {
    /// All kinds of `settings`: the desk first, then the slots.
    static func names(_ settings: Settings) -> [(kind: ReminderKind, name: String)] {
        [(.sitting, "at the desk")]
            + settings.slots.map { slot in
                (.slot(slot.name), "\(SessionText.name(slot.name)) at \(slot.at.hoursAndMinutes)")
            }
    }
}
