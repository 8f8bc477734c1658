import Platform
import ReminderCore

/// The icon in the panel. Each has a shape of its own, because panels draw it in one colour. The raw value is a part of
/// its name.
public enum TrayIcon: String, CaseIterable, Sendable {
    /// A person on a chair.
    case sitting
    /// A person who stands at a raised desk.
    case standing
    /// A person in Child's Pose: it is time for it, or it is being held.
    case due
    /// An empty chair.
    case away
    /// Two bars.
    case paused

    /// The icon for `state`.
    init(_ state: Status.State) {
        switch state {
        case .sitting: self = .sitting
        case .due, .shown, .holding: self = .due
        case .standing: self = .standing
        case .away: self = .away
        case .paused, .snoozed: self = .paused
        }
    }

    /// The name in icon themes. Panels draw icons whose name ends like this in the colour of their text.
    public var name: String { "\(Application.id)-\(rawValue)-symbolic" }
}
