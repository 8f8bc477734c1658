import ArgumentParser

struct AutostartDisable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Start the agent at login no more; an upgrade leaves it so.")

    func run() throws {
        let autostart = AutostartCommand.current()
        try AutostartCommand.report(
            try autostart.disable(), otherwise: "The start at login is off already.", autostart, starts: false)
    }
}
