import ArgumentParser

struct AutostartEnable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Start the agent at login from now on.",
        discussion: """
            An entry or a unit that you have changed stays as you have it, but for the lines that switch it off.
            """)

    @Flag(help: "Start it as a systemd user unit, not through the autostart folder.")
    var systemd = false

    func run() throws {
        let autostart = AutostartCommand.current()
        let done = systemd ? try autostart.enableUnit() : try autostart.enableEntry()
        try AutostartCommand.report(
            done, otherwise: "The start at login is on already.", autostart, starts: true)
    }
}
