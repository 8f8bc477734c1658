/// Everything a user can set. One value; the defaults here are those of the shipped `balasana.conf`.
public struct Settings: Hashable, Sendable {
    /// When sitting asks for a break, and which.
    public var sitting = SittingSettings()
    /// How a reminder reaches the screen.
    public var delivery = DeliverySettings()
    /// What a call, a film or a presentation changes.
    public var calls = CallSettings()
    /// How a reminder can be put off.
    public var snooze = SnoozeSettings()
    /// How a hold is led.
    public var guide = GuideSettings()
    /// The fixed times of the day, in the order of the config; their names are unique.
    public var slots: [SlotSettings] = [.morning, .evening]

    /// The defaults.
    public init() {}
}
