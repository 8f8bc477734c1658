import ReminderCore

/// Keyboard and mouse of the simulated desk, and the source of idle time that listens to them.
struct SimulatedInput {
    /// Since when there is no input; nil while it goes on.
    private(set) var silentSince: Instant?
    /// Whether the hands rest for a hold alone, and go on after it.
    private(set) var restsForHold = false
    /// The silence that the policy wants to hear of.
    var threshold: Duration
    /// Whether it was told of the silence that goes on.
    private var isTold = false

    /// A desk where nobody has touched anything since `start`.
    init(silentSince start: Instant, threshold: Duration) {
        silentSince = start
        self.threshold = threshold
    }

    /// When the silence that goes on is long enough to be told of; nil when there is nothing to tell.
    var alarm: Instant? {
        isTold ? nil : silentSince.map { $0 + threshold }
    }

    /// The reading to send at `now`, if the silence is long enough.
    mutating func tell(at now: Instant) -> PresenceReading? {
        guard let since = silentSince, let alarm, alarm <= now else { return nil }
        isTold = true
        return .idle(since: since)
    }

    /// Input begins and goes on; the reading to send, if silence was told.
    mutating func type(at now: Instant) -> PresenceReading? {
        silentSince = nil
        restsForHold = false
        guard isTold else { return nil }
        isTold = false
        return .input(at: now)
    }

    /// The last input was at `now`.
    mutating func fallSilent(at now: Instant) {
        silentSince = now
    }

    /// Whoever typed takes the hands off for a hold at `now`.
    mutating func rest(at now: Instant) {
        guard silentSince == nil else { return }
        silentSince = now
        restsForHold = true
    }
}
