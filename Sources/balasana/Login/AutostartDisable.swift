import ArgumentParser

struct AutostartDisable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Stop starting the agent at login. Upgrades keep this setting.")

    func run() throws {
        let autostart = AutostartCommand.current()
        try AutostartCommand.report(
            try autostart.disable(), otherwise: "Starting at login is already off.", autostart, starts: false)
    }
}
