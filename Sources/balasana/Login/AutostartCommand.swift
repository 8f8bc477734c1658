import ArgumentParser
import GLibBridge
import Glibc
import Platform
import Storage

struct AutostartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "autostart", abstract: "Control whether the agent starts at login.",
        discussion: """
            The agent starts at login through an entry in the desktop's autostart folder or a systemd user unit, never \
            through both. Upgrades keep what you choose here. To start or stop the agent now, use `balasana agent`.
            """,
        subcommands: [AutostartStatus.self, AutostartEnable.self, AutostartDisable.self])

    static func current() -> Autostart {
        let environment = Environment.current
        let bus = try? Bus.connect(.session, patience: AgentClient.patience)
        let systemd = UserSystemd(bus: bus)
        let probe = LoginProbe(environment: environment, bus: bus)
        let prefix = Folder.containing(Folder.containing(OwnProgram.path ?? ""))
        return Autostart(
            probe: probe, systemd: systemd, installed: "\(prefix)/share/balasana/login",
            allowsSandbox: { UserSystemd.canRun(probe.program, with: $0) })
    }

    /// Prints what was done, or `otherwise` if nothing was done. Then prints what the user still has to do.
    ///
    /// - Throws: Exit status 1 if the agent starts at login but `isWanted` is false, or the other way round.
    static func report(_ done: [String], otherwise: String, _ autostart: Autostart, starts isWanted: Bool) throws {
        let facts = autostart.probe.facts()
        let text = AutostartText(
            facts: facts, home: Environment.current["HOME"] ?? "", width: Terminal.current.textWidth)
        print(text.text(done.isEmpty ? [otherwise] : done))
        guard (facts.way != nil) != isWanted || facts.ways.count > 1 else { return }
        print(text.text(isWanted ? facts.findings : facts.leftovers))
        throw ExitCode.failure
    }
}
