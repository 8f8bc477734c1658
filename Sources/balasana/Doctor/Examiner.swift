import Control
import GLibBridge
import Platform
import Presenters
import ReminderCore
import Storage

/// Collects the facts about the setup.
struct Examiner {
    let environment: [String: String]

    /// Runs all checks. It takes several seconds if another program does not respond.
    func examine() -> Examination {
        let bus = try? Bus.connect(.session, patience: AgentClient.patience)
        let directories = XDGDirectories(environment: environment)
        let session = SessionFacts(environment: environment)
        let config = ConfigFiles(directories.configFiles)
        let reading = ConfigReader.read(config, keeping: LastGoodConfig(directories).settings)
        let login = LoginProbe(environment: environment, bus: bus)
        let agent = bus.map { AgentProbe(bus: $0, environment: environment).facts() } ?? .noBus
        return Examination(
            version: Version.number,
            agent: agent, session: session,
            server: bus.map(ServerProbe.facts) ?? .noBus,
            guide: GuideFacts(
                reading.settings, path: SearchPath(environment: environment),
                failed: (agent.answers?.status?.unheard ?? []).compactMap(GuideMedium.init(rawValue:))),
            tray: TrayFacts(isWanted: reading.settings.tray.isShown, bus: bus), login: login.facts(),
            configFile: config.contains(directories.configFile) ? directories.configFile : nil,
            // The running agent knows which settings it keeps.
            configFaults: agent.answers?.status?.configProblems ?? reading.diagnostics.map(\.description),
            others: ReminderProbe(bus: bus, session: session, environment: environment).found(),
            obstacles: Self.obstacles(directories),
            history: HistoryFacts(History(folder: directories.historyFolder), at: .now, .local),
            ownBesidePackage: OwnInstallation(directories).besidePackage())
    }

    /// Why the files that the agent writes on `date` cannot be saved.
    static func obstacles(
        _ directories: XDGDirectories, on date: LocalDate = Calendar.local.local(.now).date
    ) -> [StorageError] {
        let found = [
            AtomicFile.obstacle(to: directories.stateFile),
            AtomicFile.obstacle(to: LastGoodConfig(directories).path),
            History(folder: directories.historyFolder).obstacle(on: date),
        ]
        return found.compactMap(\.self).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
