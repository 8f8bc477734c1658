/// A report of a source of presence, without judgement: ``PresenceMachine`` decides what it means.
public enum PresenceReading: Hashable, Sendable {
    /// No input since that instant. Sent when silence reaches the watched length, or at once if it already has.
    case idle(since: Instant)
    /// The first input after ``idle(since:)``, or the first report of a source that starts while there is input.
    case input(at: Instant)
    /// This source reports that the screen is locked.
    case locked(LockSource)
    /// This source reports that the screen is not locked.
    case unlocked(LockSource)
    /// This source is gone.
    case lockUnknown(LockSource)
    /// The machine goes to sleep (logind `PrepareForSleep(true)`).
    case asleep
    /// The machine is awake again (`PrepareForSleep(false)`).
    case awake
    /// The machine has just slept this long, according to the kernel clocks. logind may not have reported it.
    case slept(Duration)
    /// Another session is in front (logind session property `Active` is false).
    case switchedAway
    /// This session is in front again.
    case switchedBack
}
