import ArgumentParser

struct AgentStart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start the agent.",
        discussion: """
            Over SSH or on a text console, the session bus starts it in the environment of your desktop session. Other \
            commands start it only with --from-menu.

            The applications menu runs it with --show, which answers on the screen whether or not the agent was running.
            """)

    @Flag(help: "Also show a notification with the status and what comes next.")
    var show = false

    func run() throws {
        try AgentLauncher().start()
        if show { try AgentClient().send(.showStatus) }
    }
}
