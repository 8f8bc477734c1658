import ReminderCore

/// The spoken words of a reminder, for users who do not see its notification.
public enum SpokenReminder {
    /// The words for `content`: what its notification says first, and how to answer.
    public static func words(_ content: ReminderContent, isSample: Bool) -> String {
        let variation = content.pose.variation
        let length = VoiceText.length(content.hold)
        let what = variation.isPose ? "\(PoseText.title(variation)), \(length)." : "Stand up and walk, \(length)."
        let answer = isSample ? "This is a sample." : "To answer, run \(commands(content))."
        let note = content.note.map { ["Your note: \($0)."] } ?? []
        return ([what, why(content)] + note + [answer]).joined(separator: " ")
    }

    private static func why(_ content: ReminderContent) -> String {
        switch content.kind {
        case .sitting: "You have been sitting for \(VoiceText.rough(content.sitting))."
        case .slot(let name): "It is time for your \(SessionText.name(name))."
        }
    }

    private static func commands(_ content: ReminderContent) -> String {
        let words = ReminderText.notification(content).actions.map(\.action.command)
        return "balasana " + words.dropLast().joined(separator: ", ") + " or \(words[words.count - 1])"
    }
}
