import ArgumentParser

struct AgentStart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start the agent.",
        discussion: """
            Over SSH or on a text console, the session bus starts it in the environment of your desktop session. Other \
            commands never start the agent.
            """)

    func run() throws {
        try AgentLauncher().start()
    }
}
