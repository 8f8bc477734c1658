import GLibBridge
import ReminderCore

/// All sources of presence that work on this desktop, as one. What it reports and calls back comes on the loop's thread.
public final class PresenceSensors: @unchecked Sendable {
    /// How long ``start(idleAfter:ready:)`` waits for logind.
    private static let patience = Duration.milliseconds(1500)

    private let loop: MainLoop
    private let environment: [String: String]
    private let systemBus: Bus?
    private let report: @Sendable (PresenceReading) -> Void
    private let sourcesChanged: @Sendable (Sources, [String]) -> Void

    // All of these are for the loop's thread alone.
    private var idle: X11IdleSensor?
    private var idleAvailability = Availability.missing(reason: "the X server does not answer")
    private var toldIdle: Availability?
    private var idleIsKnown = false
    private var logindIsKnown = false
    private var logind: LogindSensor?
    private var logindAvailability = LogindSensor.Availability.none(reason: "there is no system bus")
    private var ready: (@Sendable (Sources, [String]) -> Void)?
    private var patienceTimer: SourceHandle?

    /// Sensors that are silent until ``start(idleAfter:ready:)``.
    ///
    /// - Parameters:
    ///   - environment: The session's variables: `DISPLAY`, `WAYLAND_DISPLAY`, `XDG_SESSION_TYPE`, `XDG_SESSION_ID`.
    ///   - systemBus: nil where there is none.
    ///   - sourcesChanged: Gets the sources each time they change after `ready`, and a sentence for each that is not there.
    public init(
        loop: MainLoop, environment: [String: String], systemBus: Bus?,
        report: @escaping @Sendable (PresenceReading) -> Void,
        sourcesChanged: @escaping @Sendable (_ sources: Sources, _ notes: [String]) -> Void
    ) {
        self.loop = loop
        self.environment = environment
        self.systemBus = systemBus
        self.report = report
        self.sourcesChanged = sourcesChanged
    }

    /// Begins, from any thread, once: reports how things are, and then calls `ready`, once and within 2 s.
    ///
    /// A logind that takes longer is told of through `sourcesChanged`.
    ///
    /// - Parameters:
    ///   - idleAfter: As for ``watch(after:)``.
    ///   - ready: Gets the sources, and a sentence for each that is not there.
    public func start(
        idleAfter: Duration, ready: @escaping @Sendable (_ sources: Sources, _ notes: [String]) -> Void
    ) {
        loop.perform { [self] in
            self.ready = ready
            patienceTimer = loop.after(Self.patience) { [weak self] in self?.settled(idle: true, logind: true) }
            startIdle(idleAfter)
            guard let systemBus else { return settled(logind: true) }
            logindAvailability = .none(reason: "logind does not answer")
            let logind = LogindSensor(
                bus: systemBus, environment: environment, report: report,
                changed: { [weak self] availability in
                    self?.logindAvailability = availability
                    self?.settled(logind: true)
                })
            logind.heedsLockSignals = hasIdle
            self.logind = logind
            logind.start()
        }
    }

    /// Sets, from any thread, how long input must be quiet for `.idle`: see ``X11IdleSensor/watch(after:)``.
    public func watch(after span: Duration) {
        loop.perform { [self] in idle?.watch(after: span) }
    }

    /// Lets the machine sleep, from any thread: see ``LogindSensor/releaseSleepDelay()``.
    public func releaseSleepDelay() {
        loop.perform { [self] in logind?.releaseSleepDelay() }
    }

    /// Ends all of them, from any thread; what is already on its way is still reported.
    public func stop() {
        loop.perform { [self] in
            patienceTimer?.cancel()
            idle?.stop()
            idle = nil
            logind?.stop()
            logind = nil
        }
    }

    private func startIdle(_ idleAfter: Duration) {
        let sensor = X11IdleSensor(
            environment: environment, loop: loop,
            report: { [weak self] reading in
                guard let self else { return }
                // An absence ends with the first input after the unlock: in this order.
                if case .input = reading { logind?.inputReturned() }
                report(reading)
                settled(idle: true)
            },
            changed: { [weak self] availability in
                guard let self else { return }
                idleAvailability = availability
                // Works with its first reading.
                if case .missing = availability { settled(idle: true) }
            })
        idle = sensor
        sensor.start()
        sensor.watch(after: idleAfter)
    }

    /// Tells of the sources once both are known, and then at each change.
    private func settled(idle: Bool = false, logind: Bool = false) {
        let wasKnown = idleIsKnown && logindIsKnown
        let told = idleAvailability
        idleIsKnown = idleIsKnown || idle
        logindIsKnown = logindIsKnown || logind
        if self.logind?.heedsLockSignals == !hasIdle { self.logind?.heedsLockSignals = hasIdle }
        guard idleIsKnown && logindIsKnown else { return }
        if !wasKnown || logind || told != toldIdle { announce() }
        toldIdle = told
    }

    private var hasIdle: Bool {
        if case .works = idleAvailability { true } else { false }
    }

    /// Tells of the sources: through `ready` the first time, through `sourcesChanged` after that.
    private func announce() {
        patienceTimer?.cancel()
        if ready == nil {
            let (sources, notes) = summary()
            sourcesChanged(sources, notes)
        } else {
            announceFirst()
        }
    }

    private func announceFirst() {
        guard let ready else { return }
        self.ready = nil
        let (sources, notes) = summary()
        ready(sources, notes)
    }

    private func summary() -> (Sources, [String]) {
        var sources = Sources(sleep: "kernel clocks")
        var notes: [String] = []
        switch idleAvailability {
        case .works(let name, _): sources.idle = name
        case .missing(let reason): notes.append("No idle source: \(reason).")
        }
        switch logindAvailability {
        case .full:
            sources.lock = LogindSensor.sourceName
            sources.sleep = LogindSensor.sourceName
        case .sleepOnly(let reason):
            sources.sleep = LogindSensor.sourceName
            notes.append("No lock source: \(reason).")
        case .none(let reason):
            notes.append("No lock source: \(reason).")
        }
        return (sources, notes)
    }
}
