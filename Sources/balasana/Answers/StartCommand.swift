import ArgumentParser

struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start the hold that is due, or an extra one.",
        discussion: "Stop if pain is sharp or gets worse: run `balasana stop`, or choose Stop in the notification.")

    func run() throws {
        try AgentClient().send(.start)
    }
}
