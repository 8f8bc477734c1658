import ReminderCore

/// A desk with a user, and the policy that watches it. Time jumps from deadline to deadline, and the effects of the
/// policy are carried out at once.
///
/// A subclass sees every event in ``followed(_:_:from:)``.
open class SimulatedDesk {
    /// The policy at this desk.
    public private(set) var policy: ReminderPolicy
    /// The time on both clocks.
    public private(set) var now: Moment
    /// Keyboard and mouse.
    public var input: SimulatedInput
    /// What is on the screen.
    public private(set) var onScreen: Presentation?
    /// When the policy wants to be woken.
    public private(set) var deadline: Instant?
    /// How often the policy was woken by its deadline or by a pause of input.
    public private(set) var wakeups = 0
    /// The bus name of the notification server; nil where there is none, and every presentation fails.
    public var server: String? = ":1.1"

    private var sleepingSince: Instant?
    /// Events that wait while the first of them is handled.
    private var inbox: [Event] = []

    /// A desk at `now`, at which `policy` has not started yet.
    ///
    /// - Parameter silentSince: Since when there has been no input; nil for a user who is typing.
    public init(
        _ policy: ReminderPolicy, at now: Moment, silentSince: Instant?, isHeard: Bool = true,
        reportsPastSilence: Bool = true
    ) {
        self.policy = policy
        self.now = now
        input = SimulatedInput(
            silentSince: silentSince, threshold: policy.initialWatch, isHeard: isHeard,
            listeningSince: reportsPastSilence ? nil : now.instant)
    }

    /// Called after `policy` has handled `event` and its `effects` were carried out, before the events that these lead
    /// to.
    ///
    /// - Parameter before: What was on the screen before the event.
    open func followed(_ event: Event, _ effects: [Effect], from before: Presentation?) {}

    // MARK: Events

    /// Starts the policy with `sources`. A pause of input that is long enough is reported before.
    public func start(_ sources: PresenceSources) {
        reportSilence()
        send(.started(sources))
    }

    /// Handles an event now, with everything that follows from it.
    public func send(_ event: Event) {
        inbox.append(event)
        guard inbox.count == 1 else { return }
        while let first = inbox.first {
            takeIn(first)
            inbox.removeFirst()
        }
        if input.restsForHold, !policy.isHolding { type() }
        reportSilence()
    }

    /// Input begins and continues.
    public func type() {
        if let reading = input.type(at: now.instant) { send(.presence(reading)) }
    }

    /// The last input is now.
    public func stopTyping() {
        input.fallSilent(at: now.instant)
        reportSilence()
    }

    /// A single input; a pause of input continues after it.
    public func touch() {
        guard input.silentSince != nil else { return }
        let rests = input.restsForHold
        type()
        if rests {
            input.rest(at: now.instant)
        } else {
            input.fallSilent(at: now.instant)
        }
    }

    /// Closes what is on the screen, for `reason`.
    ///
    /// - Returns: Whether there was something.
    @discardableResult public func close(_ reason: CloseReason) -> Bool {
        guard let id = onScreen?.id else { return false }
        send(.closed(id, reason))
        return true
    }

    /// The machine falls asleep until ``wake(isTold:)``; `isTold` says whether logind reports it.
    public func sleep(isTold: Bool = true) {
        if isTold { send(.presence(.asleep)) }
        sleepingSince = sleepingSince ?? now.instant
    }

    /// The machine wakes; a program can report that without a sleep.
    public func wake(isTold: Bool = true) {
        if let since = sleepingSince {
            sleepingSince = nil
            send(.presence(.slept(now.instant - since)))
        }
        if isTold { send(.presence(.awake)) }
    }

    /// The civil clock is set.
    public func setClock(_ utc: UTC) {
        now = Moment(instant: now.instant, utc: utc)
        send(.clockChanged)
    }

    /// Lets `span` pass, from deadline to deadline; a machine that sleeps meets none.
    public func pass(_ span: Duration) {
        let end = now.instant + span
        while sleepingSince == nil, let next = [deadline, input.alarm].compactMap(\.self).min(), next <= end {
            move(to: max(next, now.instant))
            wakeups += 1
            if !reportSilence(), let deadline, deadline <= now.instant { send(.deadline) }
        }
        move(to: end)
    }

    // MARK: Effects

    private func takeIn(_ event: Event) {
        let before = onScreen
        if case .closed(let id, _) = event, id == onScreen?.id { onScreen = nil }
        if case .serverVanished = event { onScreen = nil }
        let effects = policy.handle(event, at: now)
        for effect in effects { carryOut(effect) }
        followed(event, effects, from: before)
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .present(let presentation):
            guard let server else { return send(.presentationFailed(presentation.id, .noServer)) }
            onScreen = presentation
            let bubble = NotificationHandle(server: server, id: UInt32(truncatingIfNeeded: presentation.id))
            send(.presented(presentation.id, bubble))
        case .withdraw(let id): if onScreen?.id == id { onScreen = nil }
        case .arm(let instant): deadline = instant
        case .watchIdle(let after): input.listen(for: after, at: now.instant)
        case .notify(let notice): if server != nil { send(.notified(notice)) }
        case .noteWeek, .record, .cue, .announce, .hush, .save, .reply, .openSettings, .statusChanged: break
        }
    }

    @discardableResult private func reportSilence() -> Bool {
        guard let reading = input.report(at: now.instant) else { return false }
        send(.presence(reading))
        return true
    }

    private func move(to instant: Instant) {
        now = Moment(instant: instant, utc: now.utc(at: instant))
    }
}
