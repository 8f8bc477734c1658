import GLibBridge
import ReminderCore

/// All sensors of the desktop. It calls its closures on the loop's thread.
public final class PresenceSensors: @unchecked Sendable {
    /// How long ``start(idleAfter:ready:)`` waits for the sources.
    private static let patience = Duration.milliseconds(1500)

    private let loop: MainLoop
    private let environment: [String: String]
    private let sessionBus: Bus
    private let systemBus: Bus?
    private let report: @Sendable (Event) -> Void
    private let changed: @Sendable (PresenceSources, SourceReport) -> Void

    // Use all of these only on the loop's thread.
    private var idle: IdleSelection?
    private var logind: LogindSensor?
    private var savers: [ScreenSaverSensor] = []
    private var inhibitors: InhibitorSensors?
    private var merge = InhibitorMerge()
    private var doNotDisturb: DoNotDisturbSensor?
    private var findings = SourceFindings()
    private var ready: (@Sendable (PresenceSources, SourceReport) -> Void)?
    private var patienceTimer: SourceHandle?

    /// Sensors that do nothing until ``start(idleAfter:ready:)``.
    ///
    /// - Parameters:
    ///   - environment: The environment of the session, with `DISPLAY`, `WAYLAND_DISPLAY`, `XDG_RUNTIME_DIR`,
    ///     `XDG_SESSION_TYPE` and `XDG_SESSION_ID`.
    ///   - systemBus: nil if there is none.
    ///   - report: Gets ``Event/presence(_:)``, ``Event/inhibitors(_:)`` and ``Event/doNotDisturb(_:)``.
    ///   - changed: Gets the sources in use and the report on all sources, at each change after `ready`.
    public init(
        loop: MainLoop, environment: [String: String], sessionBus: Bus, systemBus: Bus?,
        report: @escaping @Sendable (Event) -> Void,
        changed: @escaping @Sendable (_ sources: PresenceSources, _ report: SourceReport) -> Void
    ) {
        self.loop = loop
        self.environment = environment
        self.sessionBus = sessionBus
        self.systemBus = systemBus
        self.report = report
        self.changed = changed
    }

    /// Starts the sensors. Call it once, from any thread. It reports the current state and then calls `ready`, once and
    /// within 2 s. Sources that take longer are reported through `changed`.
    ///
    /// - Parameters:
    ///   - idleAfter: The span for ``watch(after:)``.
    ///   - ready: Gets the sources in use and the report on all sources.
    public func start(
        idleAfter: Duration, ready: @escaping @Sendable (_ sources: PresenceSources, _ report: SourceReport) -> Void
    ) {
        loop.perform { [self] in
            self.ready = ready
            patienceTimer = loop.after(Self.patience) { [weak self] in self?.becomeReady() }
            startLogind()
            startSavers()
            startInhibitorsAndDoNotDisturb()
            let idle = IdleSelection(
                candidates, report: { [report] in report(.presence($0)) },
                changed: { [weak self] entry in
                    self?.updateFindings {
                        $0.idle = entry
                        $0.reportsPastSilence = self?.idle?.reportsPastSilence ?? true
                        $0.idleShowsInhibitors = self?.idle?.showsInhibitors ?? false
                    }
                })
            self.idle = idle
            idle.watch(after: idleAfter)
            idle.start()
        }
    }

    /// Sets the time without input that counts as `.idle`: see ``IdleSource/watch(after:)``. Can be called from any
    /// thread.
    public func watch(after span: Duration) {
        loop.perform { [self] in idle?.watch(after: span) }
    }

    /// Lets the machine sleep: see ``LogindSensor/releaseSleepDelay()``. Can be called from any thread.
    public func releaseSleepDelay() {
        loop.perform { [self] in logind?.releaseSleepDelay() }
    }

    /// Stops all sensors. Can be called from any thread. Events that are already queued are still reported.
    public func stop() {
        loop.perform { [self] in
            patienceTimer?.cancel()
            idle?.stop()
            logind?.stop()
            for saver in savers { saver.stop() }
            inhibitors?.stop()
            doNotDisturb?.stop()
            (idle, logind, savers, inhibitors, doNotDisturb) = (nil, nil, [], nil, nil)
        }
    }

    // MARK: - Sources

    /// Mutter comes second in both kinds of session, because a program that keeps the screen awake blocks its watches.
    /// In a Wayland session the X11 source reports that it does not work, because it sees only the input of X11
    /// programs.
    private var candidates: [IdleSelection.Candidate] {
        let (environment, loop, bus) = (environment, loop, sessionBus)
        let wayland = IdleSelection.Candidate(name: "Wayland") {
            WaylandIdleSensor(
                environment: environment, loop: loop, report: $0, changed: $1,
                inhibited: { [weak self] isHeld in self?.mergeInhibitors { $0.apply(compositorHolds: isHeld) } })
        }
        let mutter = IdleSelection.Candidate(name: "Mutter") {
            MutterIdleSensor(bus: bus, loop: loop, report: $0, changed: $1)
        }
        let x11 = IdleSelection.Candidate(name: X11IdleSensor.sourceName) {
            X11IdleSensor(environment: environment, loop: loop, report: $0, changed: $1)
        }
        return SessionKind(environment) == .wayland ? [wayland, mutter, x11] : [x11, mutter]
    }

    private func startLogind() {
        guard let systemBus else { return updateFindings { $0.logind = .none(reason: "there is no system bus") } }
        let logind = LogindSensor(
            bus: systemBus, environment: environment, report: { [report] in report(.presence($0)) },
            changed: { [weak self] availability in self?.updateFindings { $0.logind = availability } })
        self.logind = logind
        logind.start()
    }

    private func startSavers() {
        savers = ScreenSaver.known.map { saver in
            ScreenSaverSensor(
                saver: saver, bus: sessionBus,
                report: { [report] name, isActive in
                    let source = LockSource.screenSaver(name)
                    report(
                        .presence(isActive.map { $0 ? .locked(source) : .unlocked(source) } ?? .lockUnknown(source)))
                },
                changed: { [weak self] availability in self?.updateFindings { $0.savers[saver] = availability } })
        }
        for saver in savers { saver.start() }
    }

    private func startInhibitorsAndDoNotDisturb() {
        let inhibitors = InhibitorSensors(
            sessionBus: sessionBus, systemBus: systemBus, loop: loop,
            report: { [weak self] programs in self?.mergeInhibitors { $0.apply(named: programs) } },
            entryChanged: { [weak self] entry in self?.updateFindings { $0.inhibitors = entry } })
        self.inhibitors = inhibitors
        inhibitors.start()
        let doNotDisturb = DoNotDisturbSensor(
            sessionBus: sessionBus, environment: environment, loop: loop,
            report: { [report] in report(.doNotDisturb($0)) },
            entryChanged: { [weak self] entry in self?.updateFindings { $0.doNotDisturb = entry } })
        self.doNotDisturb = doNotDisturb
        doNotDisturb.start()
    }

    private func mergeInhibitors(_ change: (inout InhibitorMerge) -> [IdleInhibitor]?) {
        if let inhibitors = change(&merge) { report(.inhibitors(inhibitors)) }
    }

    // MARK: - Findings

    private func updateFindings(_ change: (inout SourceFindings) -> Void) {
        let before = findings
        change(&findings)
        if ready != nil {
            if findings.isComplete { becomeReady() }
        } else if findings != before {
            changed(findings.sources, findings.report)
        }
    }

    private func becomeReady() {
        patienceTimer?.cancel()
        guard let ready else { return }
        self.ready = nil
        ready(findings.sources, findings.report)
    }
}
