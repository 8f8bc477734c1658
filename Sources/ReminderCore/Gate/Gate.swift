/// The one gate for everything that Balasana shows by itself (rule 2). ``Candidate`` lists what each waits for.
struct Gate: Sendable {
    /// The state of the other machines that the gate depends on.
    struct View {
        /// Whether the screen is empty, no hold runs and there is a server.
        let isFree: Bool
        /// Whether the user is at the desk, without doubt.
        let isUserThere: Bool
        /// Whether a source reports input. Without one, pauses in typing are unknown.
        let hasIdleSource: Bool
        /// Since when there has been no input; nil if there is input or it is unknown.
        let idleSince: Instant?
        /// How long the user may have been gone, judging by silence; nil if there is input or a call.
        let emptySilence: Duration?
    }

    /// The end of the grace period.
    private(set) var settledAt: Instant
    /// Since when only a good moment has been missing; nil if anything else is.
    private var openSince: Instant?
    /// For how long only a good moment was missing before that. A lock, a call and the like only interrupt this.
    private var waited: Duration = .zero
    /// Whether something waited for a good moment when the user was last at the desk.
    private var isAwaited = false
    /// No other attempt before this, because the server refused one or exited.
    private var retryAt: Instant?
    /// How often the server has exited since a reminder was last shown.
    private var losses = 0

    init(settledAt: Instant) {
        self.settledAt = settledAt
    }

    /// Whether something waits for a good moment.
    var isOpen: Bool { openSince != nil }

    // MARK: Changes

    /// The user returned at `time`: the grace period begins. It does not begin again after a short lock for what waited
    /// before it: otherwise locks could hold that back without end.
    mutating func settle(from time: Instant, afterBreak isBreak: Bool, _ delivery: DeliverySettings) {
        if isBreak || !isAwaited { settledAt = max(settledAt, time + delivery.settle) }
    }

    /// The settings have changed: the current grace period gets the new length.
    mutating func change(_ old: DeliverySettings, to new: DeliverySettings) {
        settledAt = settledAt + (new.settle - old.settle)
    }

    /// The server refused a presentation.
    mutating func refused(at now: Instant, _ delivery: DeliverySettings) {
        retryAt = now + delivery.patience
    }

    /// The server left the bus while it showed something. Wait before the next attempt: a server that crashes on our
    /// notification must not be started again and again.
    mutating func lostServer(at now: Instant, _ delivery: DeliverySettings) {
        losses += 1
        retryAt = now + delivery.patience
    }

    /// A server is on the bus. After one loss it gets the lost reminder at once; after more, only when the wait is
    /// over.
    mutating func serverAppeared() {
        if losses <= 1 { retryAt = nil }
    }

    /// A new reminder is on the screen, not the one that was lost.
    mutating func delivered() {
        losses = 0
    }

    // MARK: Passing

    /// Nothing waits.
    mutating func clear() {
        openSince = nil
        waited = .zero
        isAwaited = false
    }

    /// These wait, and the user is at the desk.
    mutating func noteWaiting(_ candidates: [Candidate]) {
        isAwaited = candidates.contains(where: \.waitsForMoment)
    }

    /// From `time` on more than a good moment is missing. The wait for one goes on when nothing else is missing.
    mutating func close(at time: Instant) {
        guard let openSince else { return }
        waited += max(.zero, time - openSince)
        self.openSince = nil
    }

    /// Whether `candidate`, which nothing holds back, may be presented now.
    mutating func admits(_ candidate: Candidate, _ view: View, at now: Instant, _ delivery: DeliverySettings) -> Bool {
        guard view.isFree, view.isUserThere, now >= retryAt ?? now else {
            close(at: now)
            return false
        }
        guard candidate.waitsForMoment else {
            close(at: now)
            return true
        }
        guard now >= settledAt, !isLongPause(view, delivery) else {
            close(at: now)
            return false
        }
        openSince = openSince ?? now
        guard isGoodMoment(view, at: now, delivery) else { return false }
        openSince = nil
        waited = .zero
        retryAt = nil
        return true
    }

    /// Whether the pause is so long that the user may be gone: then wait for input, or for the break.
    private func isLongPause(_ view: View, _ delivery: DeliverySettings) -> Bool {
        guard let silence = view.emptySilence else { return false }
        return silence > max(delivery.longPause, delivery.pause)
    }

    private func isGoodMoment(_ view: View, at now: Instant, _ delivery: DeliverySettings) -> Bool {
        guard view.hasIdleSource else { return true }
        if let idleSince = view.idleSince, now - idleSince >= delivery.pause { return true }
        return patientUntil(delivery).map { $0 <= now } ?? false
    }

    /// When it has been open for `patience` in all; nil while it is closed.
    private func patientUntil(_ delivery: DeliverySettings) -> Instant? {
        openSince.map { $0 + (delivery.patience - waited) }
    }

    // MARK: Deadlines

    /// When the good moment comes if there is no more input; nil if nothing waits for one.
    func momentDeadline(idleSince: Instant?, _ delivery: DeliverySettings) -> Instant? {
        guard let patient = patientUntil(delivery) else { return nil }
        return idleSince.map { min(patient, $0 + delivery.pause) } ?? patient
    }

    /// When `candidate` may pass although nothing happens until then; nil if it waits for nothing with a known end.
    ///
    /// - Parameter callEnd: Until when a call holds it back; nil for no call.
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
