import ArgumentParser
import Platform
import Presenters
import ReminderCore

/// The option of commands that are actions of the desktop entry, where the user sees no terminal.
struct MenuOption: ParsableArguments {
    @Flag(
        help: """
            For the applications menu: start the agent if it is not running, and show on the screen what comes of it.
            """)
    var fromMenu = false

    /// Sends `command` to the agent. From the menu, it also starts the agent, and shows the new status or, after a
    /// failure, a notification.
    ///
    /// - Throws: The exit status, after an error message.
    func send(_ command: Command) throws {
        guard fromMenu else { return try AgentClient().send(command) }
        do {
            let launcher = try AgentLauncher()
            if !launcher.isRunning { try launcher.start() }
            try AgentClient().send(command)
        } catch {
            Self.showFailure()
            throw error
        }
        // The sample is itself on the screen. A hold or a reminder that is on the screen stays there.
        if command != .preview { try? AgentClient().send(.showStatus) }
    }

    private static func showFailure() {
        let words = CommandLine.arguments.dropFirst().filter { $0 != "--from-menu" }
        FailureNotice.show(
            "Balasana could not do that",
            "To see why, run this in a terminal: balasana \(words.joined(separator: " ").harmless)")
    }
}
