/// What a source of presence reads off the desktop; what it means is decided here in the core.
public enum PresenceReading: Hashable, Sendable {
    /// No input since that instant. Sent when the watch's threshold passes, or at once when it has passed already.
    case idle(since: Instant)
    /// The first input after an ``idle(since:)``, or the current state when a source starts while input goes on.
    case input(at: Instant)
    /// That source says that the screen is locked.
    case locked(LockSource)
    /// That source says that the screen is not locked.
    case unlocked(LockSource)
    /// That source reports nothing any longer.
    case lockUnknown(LockSource)
    /// The machine goes to sleep (logind `PrepareForSleep(true)`).
    case asleep
    /// The machine is awake again (`PrepareForSleep(false)`).
    case awake
    /// The machine slept this long until just now, as the two kernel clocks show, whatever logind says.
    case slept(Duration)
    /// Another session is in front (logind session property `Active` is false).
    case switchedAway
    /// This session is in front again.
    case switchedBack
}
