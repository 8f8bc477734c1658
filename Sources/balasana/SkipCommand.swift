import ArgumentParser

struct SkipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: "Decline the reminder that is due.",
        discussion: "A sitting reminder asks again after as much sitting; a slot is over for the day.")

    func run() throws {
        try AgentLine().send(.skip)
    }
}
