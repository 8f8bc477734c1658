import ArgumentParser

struct AgentRestart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart", abstract: "Stop the agent if it is running, then start it.")

    func run() throws {
        let launcher = try AgentLauncher()
        if launcher.isRunning { try launcher.stop() }
        try launcher.start()
    }
}
