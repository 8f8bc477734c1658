import ArgumentParser
import GLibBridge
import Glibc
import Presenters
import Storage

/// Starts the agent and stops it: the systemd user unit where that is installed; in a desktop session a process of its
/// own, with the variables of this one; elsewhere, such as over SSH, through the session bus, which the desktop has told
/// of its display.
struct AgentLauncher {
    /// How long a start or an end may take before it has failed.
    private static let patience: Duration = .seconds(10)
    private static let unit = "balasana.service"

    private let line: AgentLine

    init() throws {
        line = try AgentLine()
    }

    /// Whether an agent has the bus name.
    var isRunning: Bool { line.bus.hasOwner(ControlInterface.name) }

    func start() throws {
        if isRunning { return print("Balasana's agent is running already.") }
        let log = XDGDirectories.current().stateHome + "/balasana/agent.log"
        let hasUnit = isUnitInstalled
        if hasUnit {
            guard try UserSystemd.systemctl(["start", Self.unit]) else {
                throw Exit.unavailable("systemd could not start it: see `systemctl --user status \(Self.unit)`.")
            }
        } else if Self.isAtDesktop || !line.bus.start(ControlInterface.startName) {
            try startAgent(log: log)
        }
        guard waits(forOwner: true) else {
            let place = hasUnit ? "`journalctl --user -u \(Self.unit)`" : log
            throw Exit.unavailable("The agent did not start; \(place) tells why.")
        }
        print("Balasana's agent has started.")
        if Self.isAtDesktop {
            verifyAutostart()
        } else if let report = SittingOutlook.report, report.idleSource == nil {
            print("It finds no idle times: the session bus knows of no display. Started in your desktop it does.")
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
        _ = try line.call("Quit")
        guard waits(forOwner: false) else { throw Exit.unavailable("The agent does not end.") }
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

    /// Waits until the bus name has an owner, or has none any more.
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
