import ArgumentParser
import Control
import GLibBridge
import Glibc
import Platform
import Presenters
import Storage

/// Starts and stops the agent. It starts the systemd user unit if that is installed; otherwise, in a desktop session, a
/// process with this one's environment, and elsewhere, such as over SSH, through the session bus, which knows the
/// desktop's display.
struct AgentLauncher {
    /// How long a start or an end may take before it has failed.
    private static let patience: Duration = .seconds(10)
    private static let unit = "balasana.service"

    private let line: AgentClient

    init() throws {
        line = try AgentClient()
    }

    /// Whether an agent has the bus name.
    var isRunning: Bool { line.bus.hasOwner(ControlInterface.name) }

    func start() throws {
        if isRunning { return print("The agent is already running.") }
        let log = XDGDirectories.current().stateHome + "/balasana/agent.log"
        let hasUnit = isUnitInstalled
        if hasUnit {
            guard try UserSystemd.systemctl(["start", Self.unit]) else {
                throw Exit.unavailable("systemd could not start the agent. See `systemctl --user status \(Self.unit)`.")
            }
        } else if Self.isAtDesktop || !line.bus.start(ControlInterface.startName) {
            try startAgent(log: log)
        }
        guard waits(forOwner: true) else {
            let place = hasUnit ? "`journalctl --user -u \(Self.unit)`" : log
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

    /// Starts it in a session of its own, as closing the terminal would end it otherwise.
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

    /// Tells what keeps the agent from starting at the next login, if anything does but the user.
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
        _ = try line.call("Quit")
        guard waits(forOwner: false) else { throw Exit.unavailable(AgentClient.silence(on: line.bus)) }
    }

    /// The agent beside this program; else the one on the path.
    static var program: String {
        let beside = Folder.containing(OwnProgram.path ?? "") + "/balasana-agent"
        return access(beside, X_OK) == 0 ? beside : "balasana-agent"
    }

    /// Whether this process has the desktop's display, and not one that SSH has brought.
    private static var isAtDesktop: Bool {
        let environment = Environment.current
        return environment["SSH_CONNECTION"] == nil
            && ["WAYLAND_DISPLAY", "DISPLAY"].contains { environment[$0]?.isEmpty == false }
    }

    private var isUnitInstalled: Bool {
        var status = stat()
        // One that is masked is a link to /dev/null.
        return stat(XDGDirectories.current().configHome + "/systemd/user/" + Self.unit, &status) == 0
            && status.st_mode & S_IFMT == S_IFREG
    }

    /// Waits until the bus name has an owner, or no longer has one.
    private func waits(forOwner wanted: Bool) -> Bool {
        let loop = MainLoop.main
        let outcome = Outcome()
        let watch = line.bus.watchName(
            ControlInterface.name,
            appeared: { _ in if wanted { outcome.settle(true, loop) } },
            vanished: { if !wanted { outcome.settle(true, loop) } })
        let limit = loop.after(Self.patience) { outcome.settle(false, loop) }
        loop.run()
        watch.cancel()
        limit.cancel()
        return outcome.isGood
    }
}

/// How waiting ended; touched on the main loop alone.
private final class Outcome: @unchecked Sendable {
    private(set) var isGood = false

    func settle(_ isGood: Bool, _ loop: MainLoop) {
        self.isGood = isGood
        loop.quit()
    }
}
