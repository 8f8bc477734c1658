/// The one gate that everything presented by itself passes (rule 2). ``Candidate`` lists what each waits for.
struct Gate: Sendable {
    /// The desk as the gate sees it.
    struct View {
        /// Whether the screen is empty, no hold runs and there is a server.
        let isFree: Bool
        /// Whether the user is there for certain.
        let isUserThere: Bool
        /// Whether a source reports input; without one there is no pause to wait for.
        let hasIdleSource: Bool
        let idleSince: Instant?
        /// How long the desk may have been empty, judging by silence.
        let emptySilence: Duration?
    }

    /// No reminder before this: the calm after a return.
    private(set) var settledAt: Instant
    /// Since when nothing but a good moment has been missing.
    private var openSince: Instant?
    /// No other attempt before this, after the server refused one or died.
    private var retryAt: Instant?
    /// How often a server has died since a reminder was first shown on it.
    private var losses = 0

    init(settledAt: Instant) {
        self.settledAt = settledAt
    }

    /// Whether something waits for a good moment.
    var isOpen: Bool { openSince != nil }

    // MARK: What changes it

    /// The user is back since `time`.
    mutating func settle(from time: Instant, _ delivery: DeliverySettings) {
        settledAt = max(settledAt, time + delivery.settle)
    }

    /// The calm after a return is as long as it would have been with the new settings.
    mutating func change(_ old: DeliverySettings, to new: DeliverySettings) {
        settledAt = settledAt + (new.settle - old.settle)
    }

    /// The server refused a presentation.
    mutating func refused(at now: Instant, _ delivery: DeliverySettings) {
        retryAt = now + delivery.patience
    }

    /// The server left the bus and took what it showed with it. A server that dies of what it is sent must not be
    /// started again and again.
    mutating func lostServer(at now: Instant, _ delivery: DeliverySettings) {
        losses += 1
        retryAt = now + delivery.patience
    }

    /// What a server lost is sent once to the next one; after that a server is given time.
    mutating func serverAppeared() {
        if losses <= 1 { retryAt = nil }
    }

    /// A reminder was shown for the first time.
    mutating func delivered() {
        losses = 0
    }

    // MARK: Passing

    /// Closes the gate: there is no candidate, or it is held back.
    mutating func close() {
        openSince = nil
    }

    /// Whether `candidate`, which nothing holds back, may be presented now.
    mutating func admits(_ candidate: Candidate, _ view: View, at now: Instant, _ delivery: DeliverySettings) -> Bool {
        guard view.isFree, view.isUserThere, now >= retryAt ?? now else { return wait() }
        guard candidate.waitsForMoment else {
            openSince = nil
            return true
        }
        guard now >= settledAt, !isLongPause(view, delivery) else { return wait() }
        let since = openSince ?? now
        openSince = since
        guard isGoodMoment(view, at: now, waitingSince: since, delivery) else { return false }
        openSince = nil
        retryAt = nil
        return true
    }

    private mutating func wait() -> Bool {
        openSince = nil
        return false
    }

    /// In a pause this long the user may be gone: wait for the input that ends it, or for the break.
    private func isLongPause(_ view: View, _ delivery: DeliverySettings) -> Bool {
        guard let silence = view.emptySilence else { return false }
        return silence > max(delivery.longPause, delivery.pause)
    }

    private func isGoodMoment(
        _ view: View, at now: Instant, waitingSince: Instant, _ delivery: DeliverySettings
    ) -> Bool {
        guard view.hasIdleSource else { return true }
        if let idleSince = view.idleSince, now - idleSince >= delivery.pause { return true }
        return now - waitingSince >= delivery.patience
    }

    // MARK: Deadlines

    /// When time alone makes a good moment of what the open gate waits for.
    func momentDeadline(idleSince: Instant?, _ delivery: DeliverySettings) -> Instant? {
        guard let openSince else { return nil }
        let patient = openSince + delivery.patience
        return idleSince.map { min(patient, $0 + delivery.pause) } ?? patient
    }

    /// When time alone may let `candidate` pass, which a call holds back until `callEnd`; nil if it need not wait for
    /// that.
    func deadline(of candidate: Candidate, callEnd: Instant?, at now: Instant) -> Instant? {
        let waits = [retryAt, callEnd, candidate.waitsForMoment ? settledAt : nil].compactMap(\.self)
        return waits.max().flatMap { $0 > now ? $0 : nil }
    }

    // MARK: Restart

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.settledAt = settledAt
    }

    /// Restores its part of a state that was saved in this session.
    mutating func restore(_ saved: SavedState) {
        settledAt = saved.settledAt
    }
}
