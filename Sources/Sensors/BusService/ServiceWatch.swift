import GLibBridge
import ReminderCore

/// Keeps the answer to a ``BusQuery`` up to date while its service runs. The service can start, exit and restart at any
/// time. Nothing is polled. Call every method on the loop's thread.
///
/// A service that gives an error, an invalid answer or no answer counts as missing until it restarts, or until it sends
/// a signal and then a valid answer.
final class ServiceWatch<Value: Hashable & Sendable>: @unchecked Sendable {
    private let bus: Bus
    private let query: BusQuery<Value>
    private let report: @Sendable (Value) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: NameWatch?
    private var subscriptions: [Subscription] = []
    private var isRunning = false
    private var isAsking = false
    private var isOutOfDate = false
    /// Changes with the owner of the name, to ignore answers of an earlier owner.
    private var generation = 0
    /// The number of retries left after a timeout.
    private var retriesLeft = 0
    private var emittedValue: Value?
    private var emittedAvailability: Availability?

    /// A watch that does nothing until ``start()``.
    ///
    /// - Parameters:
    ///   - report: Gets the first answer, and then each different one.
    ///   - changed: Gets the availability when it is first known and at each change, after the answer.
    init(
        bus: Bus, query: BusQuery<Value>, report: @escaping @Sendable (Value) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.bus = bus
        self.query = query
        self.report = report
        self.changed = changed
    }

    /// Starts the watch. Call it once.
    func start() {
        watch = bus.watchName(
            query.service, appeared: { [weak self] in self?.appeared(as: $0) },
            vanished: { [weak self] in self?.vanished() })
    }

    /// Ends the watch. Nothing is reported after this.
    func stop() {
        watch?.cancel()
        watch = nil
        reset()
    }

    /// Asks again, also without a signal. During a pending question it only asks once more afterwards, so frequent
    /// signals cause no pile of calls.
    func ask() {
        guard isRunning else { return }
        guard !isAsking else {
            isOutOfDate = true
            return
        }
        isAsking = true
        isOutOfDate = false
        let asked = generation
        query.ask(bus) { [weak self] result in
            guard let self, generation == asked else { return }
            isAsking = false
            apply(result)
            if isOutOfDate {
                ask()
            } else if case .failure(let failure) = result, failure.isTimeout {
                askAfterPing()
            }
        }
    }

    /// Waits without limit for the reply to a ping, then asks again: the service may only be busy, for example at
    /// login. The wait causes no wakeups.
    private func askAfterPing() {
        guard retriesLeft > 0 else { return }
        retriesLeft -= 1
        let asked = generation
        let ping = MethodCall(
            destination: query.service, path: "/", interface: "org.freedesktop.DBus.Peer", method: "Ping",
            timeout: .seconds(Int32.max))
        bus.call(ping) { [weak self] _ in
            if let self, generation == asked { ask() }
        }
    }

    private func appeared(as owner: String) {
        reset()
        isRunning = true
        retriesLeft = 5
        // Subscribe before asking, to miss no change.
        subscriptions = query.signals.map { signal in
            bus.subscribe(
                sender: owner, path: signal.path, interface: signal.interface, signal: signal.name, first: signal.first
            ) { [weak self] in self?.apply(signal.update($0.arguments)) }
        }
        ask()
    }

    private func vanished() {
        reset()
        apply(.failure(SourceUnavailable(reason: SourceReport.Rejected.notRunning)))
    }

    private func reset() {
        generation += 1
        isRunning = false
        isAsking = false
        isOutOfDate = false
        for subscription in subscriptions { subscription.cancel() }
        subscriptions = []
    }

    private func apply(_ update: BusQuery<Value>.Update) {
        switch update {
        case .none: break
        case .answer(let value): apply(.success(value))
        case .changed: ask()
        }
    }

    private func apply(_ result: Result<Value, SourceUnavailable>) {
        switch result {
        case .success(let value): emit(value, .works(name: query.name, limits: query.limits))
        case .failure(let failure): emit(query.fallback, .missing(reason: failure.reason))
        }
    }

    private func emit(_ value: Value, _ availability: Availability) {
        if value != emittedValue {
            emittedValue = value
            report(value)
        }
        // `report` may have called stop().
        if availability != emittedAvailability, watch != nil {
            emittedAvailability = availability
            changed(availability)
        }
    }
}
