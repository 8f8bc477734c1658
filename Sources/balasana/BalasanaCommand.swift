import ArgumentParser
import Control
import Glibc
import Platform
import Presenters

@main
struct BalasanaCommand: ParsableCommand {
    static func main() {
        do {
            if let problem = XDGDirectories.undecodable { throw Exit.usage(problem) }
            var command = try parseAsRoot()
            try command.run()
            try StandardOutput.end()
        } catch {
            Glibc.exit(Ending.status(error, Array(CommandLine.arguments.dropFirst())))
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
                    ComfortCommand.self, AteCommand.self, StandCommand.self, SitCommand.self, PauseCommand.self,
                    ResumeCommand.self,
                ]),
            CommandGroup(
                name: "Get information",
                subcommands: [
                    StatusCommand.self, PlanCommand.self, HistoryCommand.self, StatsCommand.self, ReportCommand.self,
                    GuideCommand.self, PreviewCommand.self,
                ]),
            CommandGroup(name: "Change settings", subcommands: [ConfigCommand.self, SimulateCommand.self]),
            CommandGroup(
                name: "Manage the agent",
                subcommands: [AgentCommand.self, AutostartCommand.self, DoctorCommand.self, UninstallCommand.self]),
        ])
}
