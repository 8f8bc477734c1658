import ArgumentParser

struct AgentStop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop the agent. Its state is kept for the next start.")

    func run() throws {
        try AgentLauncher().stop()
        print("Stopped the agent.")
    }
}
