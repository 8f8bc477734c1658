import ArgumentParser

struct SnoozeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Put the reminder off for a while.",
        discussion: "Each reminder has a budget of snoozes, which the button and this command share.")

    @Argument(
        help: "How long, such as 5m, 90s or 1h; without it the first of [snooze] lengths.",
        transform: LengthArgument.parse)
    var duration: Duration?

    func run() throws {
        try AgentLine().send(.snooze(duration))
    }
}
