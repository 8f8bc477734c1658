import ArgumentParser

struct AgentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "Start and stop the agent, which starts by itself at login.",
        subcommands: [AgentStart.self, AgentStop.self, AgentRestart.self])
}
