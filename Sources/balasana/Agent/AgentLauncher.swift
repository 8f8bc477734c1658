import ArgumentParser
import Control
import GLibBridge
import Glibc
import Platform
import Presenters
import Storage

/// Starts and stops the agent.
///
/// It starts the systemd user unit if the user has one or it is enabled. Otherwise, in a desktop session, it starts a
/// process with its own environment. Elsewhere, such as over SSH, it asks the session bus, which knows the desktop's
/// display.
struct AgentLauncher {
    /// How long to wait for the agent to start or stop.
    private static let timeout: Duration = .seconds(10)

    private let client: AgentClient

    init() throws {
        client = try AgentClient()
    }

    var isRunning: Bool { client.bus.hasOwner(ControlInterface.name) }

    func start() throws {
        if isRunning {
            if let owner = ForeignOwner(on: client.bus) {
                throw Exit.unavailable("\(owner.problem) \(owner.advice)")
            }
            print("The agent is already running.")
            let process = client.bus.processID(of: ControlInterface.name)
            let agent = process.flatMap { Environment.ofProcess($0) } ?? [:]
            if let other = AgentDisplay(Environment.current, agent: agent) {
                print(Terminal.fitted("\(other.problem) \(AgentDisplay.advice)".harmless, to: 1))
            }
            return
        }
        let log = XDGDirectories.current().stateHome + "/balasana/agent.log"
        let hasUnit = usesUnit
        if hasUnit {
            guard try UserSystemd.systemctl(["start", UnitFolders.unit]) else {
                throw Exit.unavailable(
                    "systemd could not start the agent. See `systemctl --user status \(UnitFolders.unit)`.")
            }
        } else if Self.isAtDesktop || !client.bus.start(ControlInterface.startName) {
            try startAgent(log: log)
        }
        guard waitForOwner(true) else {
            let place = hasUnit ? "`journalctl --user -u \(UnitFolders.unit)`" : log
            throw Exit.unavailable("The agent did not start. For the reason, see \(place).")
        }
        print("Started the agent.")
        if Self.isAtDesktop {
            verifyAutostart()
        } else if let report = SittingOutlook.report, report.sources.idle == nil {
            print(
                Terminal.fitted(
                    "It cannot detect idle time because the session bus has no display. "
                        + "Start it from your desktop session.", to: 1))
        }
    }

    /// Starts the agent in a session of its own; otherwise closing the terminal would end it.
    private func startAgent(log: String) throws {
        var agent = Program([Self.program])
        agent.output = .file(log)
        agent.errors = .descriptor(1)
        agent.hasOwnSession = true
        try? Folder.create(Folder.containing(log))
        do throws(Program.Failure) {
            _ = try agent.start()
        } catch {
            throw Exit.unavailable(Self.program, error)
        }
    }

    /// Prints what keeps the agent from starting at the next login, unless the user has switched that off.
    private func verifyAutostart() {
        let facts = AutostartCommand.current().probe.facts()
        let problems = facts.findings.filter { $0.severity == .problem }
        guard !problems.isEmpty else { return }
        print(
            "\n"
                + AutostartText(
                    facts: facts, home: Environment.current["HOME"] ?? "", width: Terminal.current.textWidth
                ).text(problems))
    }

    func stop() throws {
        guard isRunning else { throw Exit.unavailable("The agent is not running.") }
        _ = try client.call("Quit")
        guard waitForOwner(false) else { throw Exit.unavailable(AgentClient.silence(on: client.bus)) }
    }

    /// The path of the agent in the same folder as this program, or else its name, to be found on the path.
    static var program: String {
        guard let own = OwnProgram.path else { return "balasana-agent" }
        let beside = Folder.containing(own) + "/balasana-agent"
        return access(beside, X_OK) == 0 ? beside : "balasana-agent"
    }

    /// Whether this process can reach the desktop's display. A display forwarded by SSH does not count.
    private static var isAtDesktop: Bool {
        let environment = Environment.current
        return environment["SSH_CONNECTION"] == nil && environment.hasDisplay
    }

    /// Whether to start the unit. A unit that a package installs, but that is not enabled, does not count.
    private var usesUnit: Bool {
        let units = UnitFolders(XDGDirectories.current())
        var status = stat()
        // A masked unit is a link to /dev/null.
        return units.isEnabled
            || stat("\(units.own)/\(UnitFolders.unit)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Waits until the bus name has an owner, or no longer has one. False after ``timeout``.
    private func waitForOwner(_ wanted: Bool) -> Bool {
        let loop = MainLoop.main
        let outcome = Outcome()
        let watch = client.bus.watchName(
            ControlInterface.name,
            appeared: { _ in if wanted { outcome.settle(true, loop) } },
            vanished: { if !wanted { outcome.settle(true, loop) } })
        let limit = loop.after(Self.timeout) { outcome.settle(false, loop) }
        loop.run()
        watch.cancel()
        limit.cancel()
        return outcome.isGood
    }
}

/// The result of a wait. Used only on the main loop.
private final class Outcome: @unchecked Sendable {
    private(set) var isGood = false

    func settle(_ isGood: Bool, _ loop: MainLoop) {
        self.isGood = isGood
        loop.quit()
    }
}
