import ReminderCore

/// Keyboard and mouse of a simulated desk, and the source of idle time that listens to them.
public struct SimulatedInput {
    /// Since when there is no input; nil while it goes on.
    public private(set) var silentSince: Instant?
    /// Whether the hands rest for a hold alone, and go on after it.
    private(set) var restsForHold = false
    /// Whether the source has reported the silence that goes on.
    public private(set) var isReported = false
    /// Whether there is a source. One that comes back has reported nothing.
    public var isHeard: Bool {
        didSet { isReported = false }
    }
    /// The silence that the policy wants to hear of.
    private var threshold: Duration
    /// Since when the source has listened; nil for one that knows of silence before that
    /// (``PresenceSources/reportsPastSilence``).
    private var listeningSince: Instant?

    init(silentSince: Instant?, threshold: Duration, isHeard: Bool, listeningSince: Instant?) {
        self.silentSince = silentSince
        self.threshold = threshold
        self.isHeard = isHeard
        self.listeningSince = listeningSince
    }

    /// When the silence that goes on is long enough to report; nil when there is nothing to report.
    var alarm: Instant? {
        isReported ? nil : heardSilence.map { $0 + threshold }
    }

    /// Since when the source has heard nothing.
    private var heardSilence: Instant? {
        guard isHeard, let silentSince else { return nil }
        return max(silentSince, listeningSince ?? silentSince)
    }

    /// The reading to send at `now`, if the silence is long enough.
    mutating func report(at now: Instant) -> PresenceReading? {
        guard let alarm, alarm <= now, let heardSilence else { return nil }
        isReported = true
        return .idle(since: heardSilence)
    }

    /// The policy wants to hear of silence of that length from `now` on.
    mutating func listen(for silence: Duration, at now: Instant) {
        threshold = silence
        if listeningSince != nil, !isReported { listeningSince = now }
    }

    /// Input begins and goes on; the reading to send, if silence was reported.
    mutating func type(at now: Instant) -> PresenceReading? {
        silentSince = nil
        restsForHold = false
        guard isReported else { return nil }
        isReported = false
        return .input(at: now)
    }

    /// The last input was at `now`.
    public mutating func fallSilent(at now: Instant) {
        silentSince = now
    }

    /// The user takes the hands off for a hold at `now`.
    mutating func rest(at now: Instant) {
        guard silentSince == nil else { return }
        silentSince = now
        restsForHold = true
    }
}
