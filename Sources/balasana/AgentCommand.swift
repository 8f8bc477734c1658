import ArgumentParser

struct AgentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "Start and stop the agent; `balasana autostart` sees to its start at login.",
        subcommands: [AgentStart.self, AgentStop.self, AgentRestart.self])
}
