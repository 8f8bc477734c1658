/// Everything a user can set. One value; the defaults here are those of the shipped `balasana.conf`.
public struct Settings: Hashable, Sendable {
    /// When a sitting reminder is due, and its hold.
    public var sitting = SittingSettings()
    /// When a reminder is shown.
    public var delivery = DeliverySettings()
    /// The effects of a call, a film or a presentation.
    public var calls = CallSettings()
    /// When reminders are held back (`[quiet]`; rule 10).
    public var quiet = DailyRanges()
    /// How long and how often a reminder can be snoozed.
    public var snooze = SnoozeSettings()
    /// How a hold is guided.
    public var guide = GuideSettings()
    /// Whether there is an icon in the panel.
    public var tray = TraySettings()
    /// When Balasana looks back at the week.
    public var history = HistorySettings()
    /// How holds grow.
    public var programme = ProgrammeSettings()
    /// Limits that the pose takes into account.
    public var body = BodySettings()
    /// How long no pose is offered after a meal (`[meals] wait`; D8); 1 h to 6 h.
    public var afterMeal: Duration = .seconds(3600)
    /// The meals at fixed times, in the order of the config; their names are unique.
    public var meals: [MealSettings] = []
    /// The fixed times of the day, in the order of the config; their names are unique.
    public var slots: [SlotSettings] = [.morning, .evening] {
        didSet { positions = Self.positions(in: slots) }
    }
    /// The position of each slot by its name, because there can be a thousand.
    private var positions = Settings.positions(in: [.morning, .evening])

    /// The defaults.
    public init() {}

    /// The slot `name`; nil if there is none.
    func slot(_ name: String) -> SlotSettings? {
        positions[name].map { slots[$0] }
    }

    private static func positions(in slots: [SlotSettings]) -> [String: Int] {
        Dictionary(slots.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }
}
