import ArgumentParser

struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop the hold.",
        discussion: "Before the hold has begun nothing is recorded and the reminder stays due.")

    func run() throws {
        try AgentLine().send(.stop)
    }
}
