import ReminderCore

/// Keyboard and mouse of a simulated desk, and the source of idle time that listens to them.
public struct SimulatedInput {
    /// Since when there is no input; nil while there is.
    public private(set) var silentSince: Instant?
    /// Whether input stops only for a hold and continues after it.
    private(set) var restsForHold = false
    /// Whether the source has reported the current silence.
    public private(set) var isReported = false
    /// Whether there is a source. One that comes back has reported nothing.
    public var isHeard: Bool {
        didSet { isReported = false }
    }
    /// The length of silence that the policy asked the source to report.
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

    /// When the current silence is long enough to report; nil when there is nothing to report.
    var alarm: Instant? {
        isReported ? nil : heardSilence.map { $0 + threshold }
    }

    /// Since when the source has seen no input.
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

    /// The policy asks for reports of silence of that length from `now` on.
    mutating func listen(for silence: Duration, at now: Instant) {
        threshold = silence
        if listeningSince != nil, !isReported { listeningSince = now }
    }

    /// Input begins and continues.
    ///
    /// - Returns: The reading to send, if silence was reported.
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
