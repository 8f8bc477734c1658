import ReminderCore
import Storage

/// Notes on a config that is valid but may have unexpected effects.
enum ConfigNotes {
    /// Whether the user may not know about the built-in sessions: the config sets other sessions and switches none off.
    static func isDue(_ reading: ConfigReading) -> Bool {
        reading.mentionsSlots
            && !reading.keys.contains { $0.key.key == "at" && $0.key.group.hasPrefix("slot ") && $0.value == "off" }
    }

    /// A sentence for each of `slots`, the built-in sessions that no file mentions.
    static func sessions(_ slots: [SlotSettings]) -> [String] {
        slots.map { slot in
            "Note: the built-in session \(slot.name) opens at \(slot.at.hoursAndMinutes). "
                + "To switch it off, set `at = off` in [slot \(slot.name)]."
        }
    }
}
