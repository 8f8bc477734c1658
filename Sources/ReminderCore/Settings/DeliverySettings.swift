/// The `[delivery]` group: the gate that every reminder passes (rule 2), and what follows without an answer (rule 7).
public struct DeliverySettings: Hashable, Sendable {
    /// A pause of input this long is a good moment (`pause`).
    public var pause: Duration = .seconds(5)
    /// In a pause of input longer than this the user may be gone, and no reminder comes (`long_pause`).
    public var longPause: Duration = .seconds(60)
    /// How long to wait for a good moment before taking any (`patience`).
    public var patience: Duration = .seconds(120)
    /// Calm after a return, a resume or the login (`settle`); 0 is allowed.
    public var settle: Duration = .seconds(120)
    /// After how long an unanswered reminder is presented again (`nudge`).
    public var nudge: Duration = .seconds(15 * 60)
    /// How often it is presented again at most (`nudges`), 0 to 10.
    public var nudges = 2
    /// How long a reminder stays on the screen (`on_screen`).
    public var onScreen: Duration = .seconds(60)
    /// A sitting reminder waits for a slot that opens within this (`before_slot`; rule 3); 0 is allowed.
    public var beforeSlot: Duration = .seconds(10 * 60)

    /// The defaults.
    public init() {}
}
