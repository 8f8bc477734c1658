import ReminderCore

/// A pose and its length, for use in a sentence.
public enum LengthText {
    /// Such as `30 s of seated Child's Pose`, or `a 1 min walk`.
    public static func text(_ variation: Variation, _ length: Duration) -> String {
        let length = DurationPhrase.text(length)
        return variation.isPose ? "\(length) of \(PoseText.name(variation))" : "a \(length) walk"
    }

    /// The same for a raw value of ``Variation``, or for an unknown word of a newer agent.
    public static func text(_ word: String, seconds: Int) -> String {
        let length = Duration.seconds(seconds)
        return Variation(rawValue: word).map { text($0, length) } ?? "\(DurationPhrase.text(length)) of \(word)"
    }
}
