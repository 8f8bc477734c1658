import ArgumentParser

struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop the current hold.",
        discussion: """
            Before half of the hold is over, this does not answer the reminder: it comes again after 15 minutes \
            ([delivery] nudge). Before the hold has begun, nothing is recorded.
            """)

    func run() throws {
        try AgentClient().send(.stop)
    }
}
