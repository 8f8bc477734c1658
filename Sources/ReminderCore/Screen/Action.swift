/// A choice of the user on a notification. The raw value is the action key of the freedesktop notification spec.
public enum Action: String, CaseIterable, Sendable {
    /// A click on the body, which only closes the notification.
    case dismiss = "default"
    /// Start the hold.
    case start
    /// Snooze the reminder for the first of the configured lengths.
    case snooze
    /// Skip the reminder.
    case skip
    /// Stop the hold.
    case stop
    /// The hold was comfortable.
    case comfortable
    /// The hold was too long.
    case tooLong = "too-long"
    /// The hold hurt.
    case hurt
    /// The hold was stopped for another reason than the pose.
    case interrupted
    /// Pain is gone.
    case better
    /// Take the last answer back.
    case undo
    /// Hold reminders back for an hour.
    case pause
    /// End the pause.
    case resume
    /// Open the config. Plasma shows no button for the key `settings`: it takes the place of its own settings icon.
    case settings = "open-settings"

    /// The action that answers with `comfort`.
    public init(_ comfort: Comfort) {
        switch comfort {
        case .comfortable: self = .comfortable
        case .tooLong: self = .tooLong
        case .hurt: self = .hurt
        case .interrupted: self = .interrupted
        }
    }
}

extension Comfort {
    /// The answer that `action` gives; nil for one that gives none.
    init?(_ action: Action) {
        guard let comfort = Self.allCases.first(where: { Action($0) == action }) else { return nil }
        self = comfort
    }
}
