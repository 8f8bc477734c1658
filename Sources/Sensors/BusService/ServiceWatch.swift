import GLibBridge
import ReminderCore

/// Keeps the answer to a ``BusQuery`` up to date, for as long as its service is there; it may start, end and restart at
/// any time. Nothing is polled. Every method is for the loop's thread.
///
/// A service that answers with an error, with nonsense or not at all is dropped, until it restarts or until it gives
/// news of itself and a good answer.
final class ServiceWatch<Value: Hashable & Sendable>: @unchecked Sendable {
    private let bus: Bus
    private let question: BusQuery<Value>
    private let report: @Sendable (Value) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: NameWatch?
    private var subscriptions: [Subscription] = []
    private var isRunning = false
    private var isAsking = false
    private var isOutOfDate = false
    /// Answers of an earlier owner of the name are dropped by it.
    private var generation = 0
    /// How often it may still be asked again because it did not answer in time.
    private var chancesLeft = 0
    private var reported: Value?
    private var told: Availability?

    /// A watch that is silent until ``start()``.
    ///
    /// - Parameters:
    ///   - report: Gets the answer: first when it is known, and then each time it is another one.
    ///   - changed: Gets what works, after the answer: first when it is known, and then at each change.
    init(
        bus: Bus, question: BusQuery<Value>, report: @escaping @Sendable (Value) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.bus = bus
        self.question = question
        self.report = report
        self.changed = changed
    }

    /// Begins; call it once.
    func start() {
        watch = bus.watchName(
            question.service, appeared: { [weak self] in self?.appeared(as: $0) },
            vanished: { [weak self] in self?.vanished() })
    }

    /// Ends it; nothing is reported after this.
    func stop() {
        watch?.cancel()
        watch = nil
        leave()
    }

    /// Asks again, also without news. While an answer is awaited, another question follows it: one at a time, however
    /// fast the news come.
    func ask() {
        guard isRunning else { return }
        guard !isAsking else {
            isOutOfDate = true
            return
        }
        isAsking = true
        isOutOfDate = false
        let asked = generation
        question.ask(bus) { [weak self] result in
            guard let self, generation == asked else { return }
            isAsking = false
            take(result)
            if isOutOfDate {
                ask()
            } else if case .failure(let failure) = result, failure.isTimeout {
                askWhenItAnswers()
            }
        }
    }

    /// A service that was only busy, as at login, answers a ping, however late; nothing wakes us until then.
    private func askWhenItAnswers() {
        guard chancesLeft > 0 else { return }
        chancesLeft -= 1
        let asked = generation
        let ping = MethodCall(
            destination: question.service, path: "/", interface: "org.freedesktop.DBus.Peer", method: "Ping",
            timeout: .seconds(Int32.max))
        bus.call(ping) { [weak self] _ in
            if let self, generation == asked { ask() }
        }
    }

    private func appeared(as owner: String) {
        leave()
        isRunning = true
        chancesLeft = 5
        // Before the question, so that nothing falls in between.
        subscriptions = question.signals.map { signal in
            bus.subscribe(
                sender: owner, path: signal.path, interface: signal.interface, signal: signal.name, first: signal.first
            ) { [weak self] in self?.hear(signal.news($0.arguments)) }
        }
        ask()
    }

    private func vanished() {
        leave()
        take(.failure(SourceUnavailable(reason: SourceReport.Rejected.notRunning)))
    }

    private func leave() {
        generation += 1
        isRunning = false
        isAsking = false
        isOutOfDate = false
        for subscription in subscriptions { subscription.cancel() }
        subscriptions = []
    }

    private func hear(_ news: BusQuery<Value>.News) {
        switch news {
        case .none: break
        case .answer(let value): take(.success(value))
        case .changed: ask()
        }
    }

    private func take(_ result: Result<Value, SourceUnavailable>) {
        switch result {
        case .success(let value): tell(value, .works(name: question.name, limits: question.limits))
        case .failure(let failure): tell(question.otherwise, .missing(reason: failure.reason))
        }
    }

    private func tell(_ value: Value, _ availability: Availability) {
        if value != reported {
            reported = value
            report(value)
        }
        // The report may have ended it.
        if availability != told, watch != nil {
            told = availability
            changed(availability)
        }
    }
}
