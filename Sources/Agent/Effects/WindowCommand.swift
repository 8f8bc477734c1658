import GLibBridge
import Platform

/// A command of `balasana` that opens a window of another program, such as the text editor for the config.
@MainActor enum WindowCommand {
    /// The command returns as soon as the other program has started.
    private static let patience: Duration = .seconds(60)
    /// What the command needs to find the user's files, and other programs to find the desktop.
    private static let variables =
        XDGDirectories.variables + [
            "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "PATH", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP",
            "XDG_SESSION_TYPE",
        ]

    /// Opens the config in the text editor of the desktop.
    static func openSettings() { run(["config", "open"]) }

    /// Opens the guide in the web browser.
    static func openGuide() { run(["guide", "--html"]) }

    /// Makes the report and opens it in the web browser.
    static func openReport() { run(["report"]) }

    private static func run(_ words: [String]) {
        let command = [CommandPath.current] + words
        let environment = Environment.current
        if environment["INVOCATION_ID"] != nil, start(unit(for: command, environment)) { return }
        if !start(command) { Log.write("\(command[0]) could not be started.") }
    }

    private static func start(_ command: [String]) -> Bool {
        var program = Program(command)
        program.errors = .inherited
        program.hasOwnSession = true
        let running = RunningProgram.start(program, loop: .main, patience: patience) { end in
            if end.status != 0 { Log.write("\(command.joined(separator: " ")) failed: status \(end.status).") }
        }
        return running != nil
    }

    /// The command as a unit of its own. In the agent's unit the window would have the agent's sandbox, and close when
    /// the agent ends.
    private static func unit(for command: [String], _ environment: [String: String]) -> [String] {
        // Without KillMode, systemd would close the window when `balasana` ends.
        ["systemd-run", "--user", "--quiet", "--collect", "--property=KillMode=process"]
            + variables.compactMap { name in environment[name].map { "--setenv=\(name)=\($0)" } } + ["--"] + command
    }
}
