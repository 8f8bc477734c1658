import ArgumentParser

struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "resume", abstract: "Resume reminders after a pause.")

    func run() throws {
        try AgentClient().send(.resume)
    }
}
