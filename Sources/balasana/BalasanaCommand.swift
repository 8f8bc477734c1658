import ArgumentParser
import Control
import Glibc
import Platform
import Presenters

@main
struct BalasanaCommand: ParsableCommand {
    static func main() {
        do {
            try checkFolders()
            var command = try parseAsRoot()
            try command.run()
            try StandardOutput.end()
        } catch {
            Glibc.exit(Ending.status(error, Array(CommandLine.arguments.dropFirst())))
        }
    }

    /// - Throws: Exit status 64, after an error message, if the environment names a folder that is not UTF-8 text.
    ///   Decoded, it would be another folder.
    private static func checkFolders() throws {
        for name in XDGDirectories.variables {
            guard let value = getenv(name), String(validatingCString: value) == nil else { continue }
            throw Exit.usage("\(name) is not UTF-8 text: \(String(cString: value).harmless)")
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "balasana",
        abstract: "Control the Balasana break reminder.",
        usage: "balasana <command> [<options>]",
        discussion: """
            Balasana is a reminder, not a medical device. Stop if pain is sharp or gets worse, and ask a clinician if \
            it gets worse.
            """,
        version: Version.number,
        groupedSubcommands: [
            CommandGroup(
                name: "Answer a reminder",
                subcommands: [
                    StartCommand.self, HoldCommand.self, StopCommand.self, SnoozeCommand.self, SkipCommand.self,
                    ComfortCommand.self, AteCommand.self, PauseCommand.self, ResumeCommand.self,
                ]),
            CommandGroup(
                name: "Get information",
                subcommands: [
                    StatusCommand.self, PlanCommand.self, HistoryCommand.self, GuideCommand.self, PreviewCommand.self,
                ]),
            CommandGroup(name: "Change settings", subcommands: [ConfigCommand.self, SimulateCommand.self]),
            CommandGroup(
                name: "Manage the agent",
                subcommands: [AgentCommand.self, AutostartCommand.self, DoctorCommand.self, UninstallCommand.self]),
        ])
}
