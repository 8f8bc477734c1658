import GLibBridge
import Platform
import ReminderCore

/// Detects do-not-disturb, with the source that fits the running notification server. The desktop's switch for the
/// notifications of this program counts as do-not-disturb: the user wants to see none. Call every method on the loop's
/// thread.
final class DoNotDisturbSensor: @unchecked Sendable {
    private static let unknown = "notification server"
    /// When to ask a server again after an error: at login, it may own its name before it can answer.
    private static let retries: [Duration] = [.seconds(1), .seconds(5), .seconds(30)]

    private let bus: Bus?
    private let environment: [String: String]
    private let loop: MainLoop
    private let report: @Sendable (Bool) -> Void
    private let entryChanged: @Sendable (SourceReport.Entry) -> Void
    private var watch: NameWatch?
    /// Do-not-disturb first, then the switches for this program.
    private var sources: [any DoNotDisturbSource] = []
    /// True for each source that wants silence; nil before its first report.
    private var readings: [Bool?] = []
    /// Whether do-not-disturb can be detected.
    private var availability: Availability?
    /// The name of the first source.
    private var title = ""
    /// Changes with the server, to ignore reports from the source of an earlier one.
    private var generation = 0
    private var emittedValue: Bool?
    private var emittedEntry: SourceReport.Entry?
    private var isStopped = false

    /// A sensor that does nothing until ``start()``.
    ///
    /// - Parameters:
    ///   - sessionBus: nil if there is none.
    ///   - environment: The environment of the session.
    ///   - report: Gets true during do-not-disturb, when it is first known and at each change; false if no source
    ///     works.
    ///   - entryChanged: Gets the entry for `.doNotDisturb`, after the first report and at each change.
    init(
        sessionBus: Bus?, environment: [String: String], loop: MainLoop, report: @escaping @Sendable (Bool) -> Void,
        entryChanged: @escaping @Sendable (SourceReport.Entry) -> Void
    ) {
        bus = sessionBus
        self.environment = environment
        self.loop = loop
        self.report = report
        self.entryChanged = entryChanged
    }

    /// Starts the sensor. Call it once.
    func start() {
        guard let bus else {
            return fail(Self.unknown, "there is no session bus")
        }
        watch = bus.watchName(
            Notification.serverName, appeared: { [weak self] in self?.appeared(as: $0) },
            vanished: { [weak self] in
                self?.dropSources()
                self?.fail(Self.unknown, "none is running")
            })
    }

    /// Stops the sensor. Nothing is reported after this.
    func stop() {
        isStopped = true
        watch?.cancel()
        watch = nil
        dropSources()
    }

    private func appeared(as owner: String) {
        dropSources()
        ask(owner, patience: BusQuery<Bool>.patience, retries: Self.retries[...])
    }

    private func ask(_ owner: String, patience: Duration, retries: ArraySlice<Duration>) {
        let asked = generation
        let call = MethodCall(
            destination: owner, path: Notification.serverPath, interface: Notification.serverName,
            method: "GetServerInformation", timeout: patience)
        bus?.call(call) { [weak self] result in
            guard let self, generation == asked else { return }
            switch result {
            case .success(let values):
                let texts = values.prefix(2).compactMap(\.stringValue)
                guard texts.count == 2 else { return fail(Self.unknown, "its name cannot be read") }
                startSources(for: NotificationServer(name: texts[0], vendor: texts[1]))
            case .failure(let error):
                fail(Self.unknown, error.isTimeout ? "it does not answer" : "it does not give its name")
                // It may only be busy, for example at login: ask again without a time limit, which causes no wakeups.
                if error.isTimeout {
                    ask(owner, patience: .seconds(Int32.max), retries: retries)
                } else if let delay = retries.first {
                    loop.after(delay) { [weak self] in
                        guard let self, generation == asked else { return }
                        ask(owner, patience: patience, retries: retries.dropFirst())
                    }
                }
            }
        }
    }

    private func startSources(for server: NotificationServer) {
        guard let bus else { return }
        let factory = DoNotDisturbSourceFactory(bus: bus, environment: environment, loop: loop)
        let asked = generation
        sources = factory.sources(
            for: server,
            report: { [weak self] index, silent in
                guard let self, generation == asked else { return }
                readings[index] = silent
                emitReadings()
            },
            changed: { [weak self] availability in
                guard let self, generation == asked else { return }
                self.availability = availability
                emitReadings()
            })
        readings = Array(repeating: nil, count: sources.count)
        title = server.title
        for source in sources { source.start() }
    }

    /// Emits the state once every source has reported, so a reminder cannot slip through at the start.
    private func emitReadings() {
        guard !readings.contains(nil) else { return }
        emit(readings.contains(true))
        let limits = readings.dropFirst().contains(true) ? [Application.notificationsOff] : []
        switch availability {
        case .works(let name, let known):
            emit(SourceReport.Entry(.doNotDisturb, inUse: [name], limits: known + limits))
        case .missing(let reason):
            let rejected = SourceReport.Rejected(name: title, reason: reason)
            emit(SourceReport.Entry(.doNotDisturb, limits: limits, rejected: [rejected]))
        case nil: break
        }
    }

    private func dropSources() {
        generation += 1
        for source in sources { source.stop() }
        sources = []
        readings = []
        availability = nil
    }

    private func fail(_ name: String, _ reason: String) {
        emit(false)
        emit(SourceReport.Entry(.doNotDisturb, rejected: [SourceReport.Rejected(name: name, reason: reason)]))
    }

    private func emit(_ silent: Bool) {
        guard silent != emittedValue, !isStopped else { return }
        emittedValue = silent
        report(silent)
    }

    private func emit(_ entry: SourceReport.Entry) {
        guard entry != emittedEntry, !isStopped else { return }
        emittedEntry = entry
        entryChanged(entry)
    }
}
