import ArgumentParser

struct SkipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: "Skip the current reminder.",
        discussion: "The next one comes after another sitting interval; a skipped session is over for today.")

    func run() throws {
        try AgentClient().send(.skip)
    }
}
