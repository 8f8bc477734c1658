import ArgumentParser

struct SitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sit", abstract: "Say that you are sitting again after `balasana stand`.")

    func run() throws {
        try AgentClient().send(.sit)
    }
}
