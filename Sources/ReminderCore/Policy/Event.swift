/// Something that happened, for ``ReminderPolicy/handle(_:at:)``.
public enum Event: Sendable {
    /// The sources' first readings are in, and these sources work. Nothing is decided before this.
    case started(PresenceSources)
    /// A source of presence has read something.
    case presence(PresenceReading)
    /// Sources of presence came or went.
    case sourcesChanged(PresenceSources)
    /// These programs keep the desktop from going idle now, and no others.
    case inhibitors([IdleInhibitor])
    /// The user wants no notifications, or wants them again, as the desktop reports.
    case doNotDisturb(Bool)
    /// The deadline of ``Effect/arm(_:)`` is reached.
    case deadline
    /// That presentation is on the screen.
    case presented(UInt64, NotificationHandle)
    /// That presentation could not be put on the screen.
    case presentationFailed(UInt64, PresentationFailure)
    /// That presentation left the screen.
    case closed(UInt64, CloseReason)
    /// The user chose an action of that presentation.
    case action(UInt64, Action)
    /// A notification server is on the bus.
    case serverAppeared
    /// The notification server left the bus, and with it everything on the screen; the bus may be able to start it.
    case serverVanished(canReturn: Bool)
    /// The user asked for something.
    case command(Command)
    /// That notice is on the screen.
    case notified(Notice)
    /// The history was read again; this is the practice in it.
    indirect case practiceRead(Practice)
    /// These media do not work, so a hold cannot be heard by them. All others work.
    case unheard([GuideMedium])
    /// The config was reloaded.
    indirect case settingsChanged(Settings)
    /// The civil clock was set.
    case clockChanged
    /// The user is in another zone.
    case zoneChanged(Calendar)
}
