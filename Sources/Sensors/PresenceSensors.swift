import GLibBridge
import ReminderCore

/// All that the desktop can be read for, as one. What it reports and calls back comes on the loop's thread.
public final class PresenceSensors: @unchecked Sendable {
    /// How long ``start(idleAfter:ready:)`` waits for sources that do not answer.
    private static let patience = Duration.milliseconds(1500)

    private let loop: MainLoop
    private let environment: [String: String]
    private let sessionBus: Bus
    private let systemBus: Bus?
    private let report: @Sendable (Event) -> Void
    private let changed: @Sendable (PresenceSources, SourceReport) -> Void

    // All of these are for the loop's thread alone.
    private var idle: IdleSelection?
    private var logind: LogindSensor?
    private var savers: [ScreenSaverSensor] = []
    private var inhibitors: InhibitorSensors?
    private var merge = InhibitorMerge()
    private var doNotDisturb: DoNotDisturbSensor?
    private var findings = SourceFindings()
    private var ready: (@Sendable (PresenceSources, SourceReport) -> Void)?
    private var patienceTimer: SourceHandle?

    /// Sensors that are silent until ``start(idleAfter:ready:)``.
    ///
    /// - Parameters:
    ///   - environment: The session's variables: `DISPLAY`, `WAYLAND_DISPLAY`, `XDG_RUNTIME_DIR`, `XDG_SESSION_TYPE`,
    ///     `XDG_SESSION_ID`.
    ///   - systemBus: nil where there is none.
    ///   - report: Gets ``Event/presence(_:)``, ``Event/inhibitors(_:)`` and ``Event/doNotDisturb(_:)``.
    ///   - changed: Gets the sources and how they were found, each time that changes after `ready`.
    public init(
        loop: MainLoop, environment: [String: String], sessionBus: Bus, systemBus: Bus?,
        report: @escaping @Sendable (Event) -> Void,
        changed: @escaping @Sendable (_ sources: PresenceSources, _ survey: SourceReport) -> Void
    ) {
        self.loop = loop
        self.environment = environment
        self.sessionBus = sessionBus
        self.systemBus = systemBus
        self.report = report
        self.changed = changed
    }

    /// Begins, from any thread, once: reports how things are, and then calls `ready`, once and within 2 s.
    ///
    /// What takes longer to answer is told of through `changed`.
    ///
    /// - Parameters:
    ///   - idleAfter: As for ``watch(after:)``.
    ///   - ready: Gets the sources and how they were found.
    public func start(
        idleAfter: Duration, ready: @escaping @Sendable (_ sources: PresenceSources, _ survey: SourceReport) -> Void
    ) {
        loop.perform { [self] in
            self.ready = ready
            patienceTimer = loop.after(Self.patience) { [weak self] in self?.announce() }
            startLogind()
            startSavers()
            startHoldingBack()
            let idle = IdleSelection(
                candidates, report: { [report] in report(.presence($0)) },
                changed: { [weak self] entry in
                    self?.found {
                        $0.idle = entry
                        $0.tellsPastSilence = self?.idle?.tellsPastSilence ?? true
                        $0.idleShowsInhibitors = self?.idle?.showsInhibitors ?? false
                    }
                })
            self.idle = idle
            idle.watch(after: idleAfter)
            idle.start()
        }
    }

    /// Sets, from any thread, how long input must be quiet for `.idle`: see ``IdleSource/watch(after:)``.
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
            logind?.stop()
            for saver in savers { saver.stop() }
            inhibitors?.stop()
            doNotDisturb?.stop()
            (idle, logind, savers, inhibitors, doNotDisturb) = (nil, nil, [], nil, nil)
        }
    }

    // MARK: The sources

    /// In a Wayland session X11 sees only the input of X11 programs, and says so itself. GNOME's own source comes
    /// second in both, as only there a program that keeps the screen awake stands in its way.
    private var candidates: [IdleSelection.Candidate] {
        let (environment, loop, bus) = (environment, loop, sessionBus)
        let wayland = IdleSelection.Candidate(name: "Wayland") {
            WaylandIdleSensor(
                environment: environment, loop: loop, report: $0, changed: $1,
                inhibited: { [weak self] isHeld in self?.merged { $0.hold(isHeld) } })
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
        guard let systemBus else { return found { $0.logind = .none(reason: "there is no system bus") } }
        let logind = LogindSensor(
            bus: systemBus, environment: environment, report: { [report] in report(.presence($0)) },
            changed: { [weak self] availability in self?.found { $0.logind = availability } })
        self.logind = logind
        logind.start()
    }

    private func startSavers() {
        savers = ScreenSaver.known.map { saver in
            ScreenSaverSensor(
                saver: saver, bus: sessionBus,
                report: { [report] name, isActive in
                    let witness = LockSource.screenSaver(name)
                    report(
                        .presence(isActive.map { $0 ? .locked(witness) : .unlocked(witness) } ?? .lockUnknown(witness)))
                },
                changed: { [weak self] availability in self?.found { $0.savers[saver] = availability } })
        }
        for saver in savers { saver.start() }
    }

    private func startHoldingBack() {
        let inhibitors = InhibitorSensors(
            sessionBus: sessionBus, systemBus: systemBus, loop: loop,
            report: { [weak self] programs in self?.merged { $0.name(programs) } },
            surveyChanged: { [weak self] entry in self?.found { $0.inhibitors = entry } })
        self.inhibitors = inhibitors
        inhibitors.start()
        let doNotDisturb = DoNotDisturbSensor(
            sessionBus: sessionBus, environment: environment, loop: loop,
            report: { [report] in report(.doNotDisturb($0)) },
            surveyChanged: { [weak self] entry in self?.found { $0.doNotDisturb = entry } })
        self.doNotDisturb = doNotDisturb
        doNotDisturb.start()
    }

    private func merged(_ change: (inout InhibitorMerge) -> [IdleInhibitor]?) {
        if let inhibitors = change(&merge) { report(.inhibitors(inhibitors)) }
    }

    // MARK: What was found

    private func found(_ change: (inout SourceFindings) -> Void) {
        let before = findings
        change(&findings)
        if ready != nil {
            if findings.isComplete { announce() }
        } else if findings != before {
            changed(findings.sources, findings.survey)
        }
    }

    private func announce() {
        patienceTimer?.cancel()
        guard let ready else { return }
        self.ready = nil
        ready(findings.sources, findings.survey)
    }
}
