import Presenters
import ReminderCore

/// Names of the kinds of reminders, for lists.
enum KindText {
    /// All kinds in `settings`: first sitting, then the slots.
    static func names(_ settings: Settings) -> [(kind: ReminderKind, name: String)] {
        [(.sitting, "at the desk")]
            + settings.slots.map { slot in
                (.slot(slot.name), "\(SessionText.name(slot.name)) at \(slot.at.hoursAndMinutes)")
            }
    }
}
