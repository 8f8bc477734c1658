import ArgumentParser

struct AutostartEnable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Start the agent at login.",
        discussion: """
            If you have edited the entry or the unit, only the lines that disable it are removed.

            On systems that allow user namespaces, the unit also gets a sandbox (sandbox.conf in its drop-in folder). \
            To adapt it after a change of the system, run this command again.
            """)

    @Flag(help: "Use a systemd user unit instead of the autostart folder.")
    var systemd = false

    func run() throws {
        let autostart = AutostartCommand.current()
        let done = systemd ? try autostart.enableUnit() : try autostart.enableEntry()
        try AutostartCommand.report(
            done, otherwise: "Starting at login is already on.", autostart, starts: true)
    }
}
