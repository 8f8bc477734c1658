import ArgumentParser

struct AgentStart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start the agent.",
        discussion: """
            Where it has no display, such as over SSH or on a text console, the session bus starts it, in the desktop's \
            environment. Nothing else starts it: a bar that asks for the status does not.
            """)

    func run() throws {
        try AgentLauncher().start()
    }
}
