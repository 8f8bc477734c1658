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
    private let sourcesChanged: @Sendable (Sources, Survey, [String]) -> Void

    // All of these are for the loop's thread alone.
    private var idle: X11IdleSensor?
    private var idleObstacle: String?
    private var logind: LogindSensor?
    private var logindAvailability = LogindSensor.Availability.none(reason: "there is no system bus")
    private var ready: (@Sendable (Sources, Survey, [String]) -> Void)?
    private var patienceTimer: SourceHandle?

    /// Sensors that are silent until ``start(idleAfter:ready:)``.
    ///
    /// - Parameters:
    ///   - environment: The session's variables: `DISPLAY`, `WAYLAND_DISPLAY`, `XDG_SESSION_TYPE`, `XDG_SESSION_ID`.
    ///   - systemBus: nil where there is none.
    ///   - sourcesChanged: Gets the sources each time they change after `ready`, where they come from, and a sentence for
    ///     each that is not there.
    public init(
        loop: MainLoop, environment: [String: String], systemBus: Bus?,
        report: @escaping @Sendable (PresenceReading) -> Void,
        sourcesChanged: @escaping @Sendable (_ sources: Sources, _ survey: Survey, _ notes: [String]) -> Void
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
    ///   - ready: Gets the sources, where they come from, and a sentence for each that is not there.
    public func start(
        idleAfter: Duration,
        ready: @escaping @Sendable (_ sources: Sources, _ survey: Survey, _ notes: [String]) -> Void
    ) {
        loop.perform { [self] in
            self.ready = ready
            connectIdle(idleAfter)
            guard let systemBus else { return announce() }
            logindAvailability = .none(reason: "logind does not answer")
            patienceTimer = loop.after(Self.patience) { [weak self] in self?.announceFirst() }
            let logind = LogindSensor(
                bus: systemBus, environment: environment, report: report,
                changed: { [weak self] availability in
                    self?.logindAvailability = availability
                    self?.announce()
                })
            logind.heedsLockSignals = idle != nil
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

    private func connectIdle(_ idleAfter: Duration) {
        let connected = X11IdleSensor.connect(
            environment: environment, loop: loop,
            report: { [weak self] reading in
                // An absence ends with the first input after the unlock: in this order.
                if case .input = reading { self?.logind?.inputReturned() }
                self?.report(reading)
            }, lost: { [weak self] reason in self?.lostIdle(reason) })
        switch connected {
        case .success(let sensor):
            idle = sensor
            sensor.watch(after: idleAfter)
        case .failure(let failure):
            idleObstacle = failure.reason
        }
    }

    private func lostIdle(_ reason: String) {
        idle = nil
        idleObstacle = reason
        logind?.heedsLockSignals = false
        if ready == nil { announce() }
    }

    /// Tells of the sources: through `ready` the first time, through `sourcesChanged` after that.
    private func announce() {
        patienceTimer?.cancel()
        if ready == nil {
            let (sources, notes) = summary()
            sourcesChanged(sources, survey(), notes)
        } else {
            announceFirst()
        }
    }

    private func announceFirst() {
        guard let ready else { return }
        self.ready = nil
        let (sources, notes) = summary()
        ready(sources, survey(), notes)
    }

    private func summary() -> (Sources, [String]) {
        var sources = Sources(sleep: "kernel clocks")
        var notes: [String] = []
        if idle != nil {
            sources.idle = X11IdleSensor.sourceName
        } else if let idleObstacle {
            notes.append("No idle source: \(idleObstacle).")
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

    private func survey() -> Survey {
        var idle = Survey.Entry(.idle)
        if self.idle != nil {
            idle.inUse = [X11IdleSensor.sourceName]
        } else if let idleObstacle {
            idle.rejected = [Survey.Rejected(name: X11IdleSensor.sourceName, reason: idleObstacle)]
        }
        var lock = Survey.Entry(.lock)
        var sleep = Survey.Entry(.sleep)
        switch logindAvailability {
        case .full:
            lock.inUse = [LogindSensor.sourceName]
            sleep.inUse = [LogindSensor.sourceName]
        case .sleepOnly(let reason):
            lock.rejected = [Survey.Rejected(name: LogindSensor.sourceName, reason: reason)]
            sleep.inUse = [LogindSensor.sourceName]
        case .none(let reason):
            lock.rejected = [Survey.Rejected(name: LogindSensor.sourceName, reason: reason)]
            sleep.inUse = ["kernel clocks"]
            sleep.limits = ["A sleep is known of only when it is over."]
            sleep.rejected = lock.rejected
        }
        return Survey([idle, lock, sleep])
    }
}
