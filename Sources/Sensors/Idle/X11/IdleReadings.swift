import ReminderCore

/// Makes the readings of an X11 session from its idle times. It tells input from a program that resets the screen saver
/// again and again, as players do.
///
/// The time of the last input before a reset is lost, so the reset takes its place: idle time may begin too late by the
/// time between two resets.
struct IdleReadings {
    /// What an answer of the server follows.
    enum Cause {
        /// A question about the current state.
        case question
        /// An alarm after input or a reset.
        case alarm
    }

    /// The time without input that counts as idle; nil until it is known.
    var threshold: Duration?
    /// True from a reported `.idle` to the next `.input`.
    private(set) var isIdle = false
    private var hasRead = false
    /// The first reset after the last input; nil if there was none.
    private var firstReset: Instant?

    /// True if the counter was reset since the last input. It does not show the time of the last input then.
    var isReset: Bool { firstReset != nil }

    /// Handles that the idle time is more than the threshold, with the time of the last input or reset.
    mutating func handleIdle(since: Instant) -> PresenceReading? {
        guard !isIdle else { return nil }
        (isIdle, hasRead) = (true, true)
        return .idle(since: firstReset ?? since)
    }

    /// Handles an answer of the server.
    ///
    /// - Parameters:
    ///   - last: The time of the last input or reset.
    ///   - isReset: True for a reset.
    mutating func handle(_ last: Instant, isReset: Bool, after cause: Cause, at now: Instant) -> PresenceReading? {
        firstReset = isReset ? firstReset ?? last : nil
        if isIdle {
            guard !isReset, cause == .alarm else { return nil }
            isIdle = false
            return .input(at: now)
        }
        if let threshold, now - (firstReset ?? last) >= threshold { return handleIdle(since: last) }
        guard !hasRead, threshold != nil else { return nil }
        hasRead = true
        return .input(at: firstReset ?? last)
    }
}
