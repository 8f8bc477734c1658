/// Something that a hold is heard by. The raw value is the word in the state file.
public enum GuideMedium: String, CaseIterable, Sendable {
    /// A voice that speaks.
    case voice
    /// Any sound: without it there are neither chimes nor a voice.
    case sound
}
