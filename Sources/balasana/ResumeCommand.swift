import ArgumentParser

struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "resume", abstract: "End the pause.")

    func run() throws {
        try AgentLine().send(.resume)
    }
}
