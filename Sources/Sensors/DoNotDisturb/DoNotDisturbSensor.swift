import GLibBridge
import ReminderCore

/// Whether the user wants no notifications, by whichever way the notification server that runs tells it. Every method
/// is for the loop's thread.
final class DoNotDisturbSensor: @unchecked Sendable {
    private static let unknown = "notification server"

    private let bus: Bus?
    private let environment: [String: String]
    private let loop: MainLoop
    private let report: @Sendable (Bool) -> Void
    private let surveyChanged: @Sendable (SourceReport.Entry) -> Void
    private var watch: NameWatch?
    private var source: (any DoNotDisturbSource)?
    /// What comes from the source of an earlier server is dropped by it.
    private var generation = 0
    private var reported: Bool?
    private var surveyed: SourceReport.Entry?
    private var isStopped = false

    /// A sensor that is silent until ``start()``.
    ///
    /// - Parameters:
    ///   - sessionBus: nil when there is none.
    ///   - environment: The session's variables.
    ///   - report: Gets it first when it is known, and then at each change; false where nothing tells it.
    ///   - surveyChanged: Gets what is known of `.doNotDisturb`, after the first report, and then at each change.
    init(
        sessionBus: Bus?, environment: [String: String], loop: MainLoop, report: @escaping @Sendable (Bool) -> Void,
        surveyChanged: @escaping @Sendable (SourceReport.Entry) -> Void
    ) {
        bus = sessionBus
        self.environment = environment
        self.loop = loop
        self.report = report
        self.surveyChanged = surveyChanged
    }

    /// Begins; call it once.
    func start() {
        guard let bus else {
            return fail(Self.unknown, "there is no session bus")
        }
        watch = bus.watchName(
            Notification.serverName, appeared: { [weak self] in self?.appeared(as: $0) },
            vanished: { [weak self] in
                self?.leave()
                self?.fail(Self.unknown, "none is running")
            })
    }

    /// Ends it; nothing is reported after this.
    func stop() {
        isStopped = true
        watch?.cancel()
        watch = nil
        leave()
    }

    private func appeared(as owner: String) {
        leave()
        ask(owner, patience: BusQuery<Bool>.patience)
    }

    private func ask(_ owner: String, patience: Duration) {
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
                follow(NotificationServer(name: texts[0], vendor: texts[1]))
            case .failure(let error):
                fail(Self.unknown, error.isTimeout ? "it does not answer" : "it does not give its name")
                // One that was only busy, as at login, answers this, however late; nothing wakes us until then.
                if error.isTimeout { ask(owner, patience: .seconds(Int32.max)) }
            }
        }
    }

    private func follow(_ server: NotificationServer) {
        guard let bus else { return }
        let asked = generation
        let heard: @Sendable (Bool) -> Void = { [weak self] silent in
            if let self, generation == asked { tell(silent) }
        }
        let changed: @Sendable (Availability) -> Void = { [weak self] availability in
            guard let self, generation == asked else { return }
            switch availability {
            case .works(let name, let limits): survey(SourceReport.Entry(.doNotDisturb, inUse: [name], limits: limits))
            case .missing(let reason): fail(server.title, reason)
            }
        }
        func ask(_ question: BusQuery<Bool>) -> any DoNotDisturbSource {
            ServiceWatch(bus: bus, question: question, report: heard, changed: changed)
        }
        func look(_ key: DesktopSetting.Key) -> any DoNotDisturbSource {
            DesktopSetting(
                bus: bus, environment: environment, loop: loop, key: key, name: server.title, report: heard,
                changed: changed)
        }
        let source: any DoNotDisturbSource =
            switch server {
            case .dunst: ask(DoNotDisturbQuestion.dunst)
            case .mako: ask(DoNotDisturbQuestion.mako)
            case .swaync: ask(DoNotDisturbQuestion.swaync)
            case .xfce: ask(DoNotDisturbQuestion.xfce)
            case .gnome: look(.gnome)
            case .mate: look(.mate)
            case .lxqt:
                LXQtSetting(
                    environment: environment, loop: loop, name: server.title, report: heard, changed: changed)
            case .other(let name): ask(DoNotDisturbQuestion.inhibited(name: name))
            }
        self.source = source
        source.start()
    }

    private func leave() {
        generation += 1
        source?.stop()
        source = nil
    }

    private func fail(_ name: String, _ reason: String) {
        tell(false)
        survey(SourceReport.Entry(.doNotDisturb, rejected: [SourceReport.Rejected(name: name, reason: reason)]))
    }

    private func tell(_ silent: Bool) {
        guard silent != reported, !isStopped else { return }
        reported = silent
        report(silent)
    }

    private func survey(_ entry: SourceReport.Entry) {
        guard entry != surveyed, !isStopped else { return }
        surveyed = entry
        surveyChanged(entry)
    }
}
