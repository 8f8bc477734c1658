/// Everything a user can set. One value; the defaults here are those of the shipped `balasana.conf`.
public struct Settings: Hashable, Sendable {
    /// When sitting asks for a break, and which.
    public var sitting = SittingSettings()
    /// How a reminder reaches the screen.
    public var delivery = DeliverySettings()
    /// What a call, a film or a presentation changes.
    public var calls = CallSettings()
    /// When reminders are held back (`[quiet]`; rule 10).
    public var quiet = DailyRanges()
    /// How a reminder can be put off.
    public var snooze = SnoozeSettings()
    /// How a hold is led.
    public var guide = GuideSettings()
    /// How holds grow.
    public var programme = ProgrammeSettings()
    /// What the pose has to allow for.
    public var body = BodySettings()
    /// How long no pose is offered after a meal (`[meals] wait`; D8); 1 h to 6 h.
    public var afterMeal: Duration = .seconds(3600)
    /// The meals at fixed times, in the order of the config; their names are unique.
    public var meals: [MealSettings] = []
    /// The fixed times of the day, in the order of the config; their names are unique.
    public var slots: [SlotSettings] = [.morning, .evening]

    /// The defaults.
    public init() {}
}
