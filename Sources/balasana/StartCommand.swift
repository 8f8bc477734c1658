import ArgumentParser

struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start the hold: the one that is due, or one for its own sake.",
        discussion: "Stop at sharp or increasing pain: `balasana stop`, or Stop on the notification.")

    func run() throws {
        try AgentLine().send(.start)
    }
}
