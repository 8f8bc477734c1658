import ArgumentParser
import GLibBridge
import Glibc
import Storage

struct AutostartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "autostart", abstract: "Switch the agent's start at login on and off, and tell whether it works.",
        discussion: """
            The agent starts at login by an entry in the desktop's autostart folder or by a systemd user unit, never by both. \
            Nothing but these commands and install.sh changes that, and install.sh leaves off what is off. They start and \
            stop nothing now: that is what `balasana agent` is for.

            Exit status: 0 done, and with status: it starts at login; 1 it does not start, or only once you have done what is \
            said; 66 the program is not installed; 69 systemd does not answer; 73 a file cannot be written; 77 refused.
            """,
        subcommands: [AutostartStatus.self, AutostartEnable.self, AutostartDisable.self])

    /// The start at login of the user in this session.
    static func current() -> Autostart {
        let environment = Environment.current
        let systemd = UserSystemd(bus: try? Bus.connect(.session))
        let probe = LoginProbe(environment: environment, isActive: systemd.isActive)
        let prefix = Folder.containing(Folder.containing(OwnProgram.path ?? ""))
        return Autostart(probe: probe, systemd: systemd, installed: "\(prefix)/share/balasana/login")
    }

    /// Prints what was done, or `otherwise` where nothing was, and what is left for the user to do.
    ///
    /// - Throws: Exit status 1 where `isWanted` is not what there is now.
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
