import ArgumentParser

struct AgentStart: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: "Start the agent.")

    func run() throws {
        try AgentLauncher().start()
    }
}
