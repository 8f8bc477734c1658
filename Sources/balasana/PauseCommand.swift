import ArgumentParser

struct PauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Hold reminders back; sitting still counts.")

    @Argument(
        help: "How long, such as 30m or 2h; without it until `balasana resume`, over restarts too.",
        transform: LengthArgument.parse)
    var duration: Duration?

    func run() throws {
        try AgentLine().send(.pause(duration))
    }
}
