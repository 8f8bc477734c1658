/// The `[delivery]` group: when a reminder is shown (rule 2), and again without an answer (rule 7).
public struct DeliverySettings: Hashable, Sendable {
    /// A pause of input this long is a good moment (`pause`).
    public var pause: Duration = .seconds(5)
    /// In a pause of input longer than this the user may be gone, and no reminder comes (`long_pause`).
    public var longPause: Duration = .seconds(60)
    /// How long to wait for a good moment (`patience`). After that the reminder is shown without one.
    public var patience: Duration = .seconds(120)
    /// The grace period after a return, a resume or the login (`settle`); 0 is allowed.
    public var settle: Duration = .seconds(120)
    /// After how long an unanswered reminder is shown again (`nudge`).
    public var nudge: Duration = .seconds(15 * 60)
    /// How often it is shown again at most (`nudges`), 0 to 10.
    public var nudges = 2
    /// How long a reminder stays on the screen (`on_screen`).
    public var onScreen: Duration = .seconds(60)
    /// A sitting reminder waits for a slot that opens within this (`before_slot`; rule 3); 0 is allowed.
    public var beforeSlot: Duration = .seconds(10 * 60)

    /// How a reminder is heard when it appears (`sound`).
    public var sound = Sound.none

    /// How a reminder is heard when it appears. The raw value is the word in the config.
    public enum Sound: String, CaseIterable, Sendable {
        /// Not at all, except by the desktop's own sound.
        case none
        /// A chime.
        case chime
        /// A voice says what the reminder says, and how to answer it.
        case voice
    }

    /// The defaults.
    public init() {}
}
