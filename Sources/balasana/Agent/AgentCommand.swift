import ArgumentParser

struct AgentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "Start, stop or restart the agent.",
        discussion: "`balasana autostart` controls whether it starts at login.",
        subcommands: [AgentStart.self, AgentStop.self, AgentRestart.self])
}
