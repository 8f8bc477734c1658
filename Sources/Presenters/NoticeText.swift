import ReminderCore

/// The words of what is told without asking for an answer.
public enum NoticeText {
    /// The notification that `notice` makes.
    public static func notification(_ notice: Notice) -> NotificationText {
        switch notice {
        case .caution(let notes):
            let cautions = notes.compactMap(CautionText.caution) + [PoseText.caution]
            return NotificationText(
                summary: "Take care with Child's Pose",
                lines: cautions.uniqued.map(\.text) + [CautionText.disclaimer], actions: [])
        case .unheard(let media):
            return NotificationText(
                summary: "A hold cannot be heard as it should be",
                lines: media.map(missing) + ["The hold goes on, on the screen."],
                actions: [])
        }
    }

    /// What is missing, and what to do about it.
    public static func missing(_ medium: GuideMedium) -> String {
        switch medium {
        case .voice: "No voice: spd-say is not there or does not work (Debian: speech-dispatcher)."
        case .sound: "No sound: none of paplay, pw-play and aplay is there and reaches a sound server."
        }
    }
}

extension [Statement] {
    /// Each once, in the order of first appearance: two conditions may have one caution.
    fileprivate var uniqued: [Statement] {
        reduce(into: []) { found, statement in if !found.contains(statement) { found.append(statement) } }
    }
}
