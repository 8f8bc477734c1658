import ArgumentParser

struct AgentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "Start and stop the agent, which starts by itself at login.",
        subcommands: [AgentStart.self, AgentStop.self, AgentRestart.self])
}

struct AgentStart: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: "Start the agent.")

    func run() throws {
        try AgentLauncher().start()
    }
}

struct AgentStop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop the agent; its state is kept for the next start.")

    func run() throws {
        try AgentLauncher().stop()
        print("Balasana's agent has stopped.")
    }
}

struct AgentRestart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart", abstract: "Stop the agent if it is running, and start it.")

    func run() throws {
        let launcher = try AgentLauncher()
        if launcher.isRunning { try launcher.stop() }
        try launcher.start()
    }
}
