import ArgumentParser

struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop the current hold.",
        discussion: "If the hold has not begun yet, nothing is recorded and the reminder stays due.")

    func run() throws {
        try AgentClient().send(.stop)
    }
}
