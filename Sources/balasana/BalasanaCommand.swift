import ArgumentParser
import Presenters

@main
struct BalasanaCommand: ParsableCommand {
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
            try StandardOutput.end()
        } catch {
            exit(withError: error)
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "balasana",
        abstract: "Answer and steer the break reminders of Balasana.",
        discussion: """
            Exit status: \(Exit.meanings.map { "\($0.status) \($0.meaning)" }.joined(separator: ", ")).

            Balasana is reminder software, not a medical device: it diagnoses nothing. Stop at sharp or increasing pain, \
            and ask a clinician if pain gets worse.
            """,
        version: Version.number,
        subcommands: [
            StatusCommand.self, StartCommand.self, HoldCommand.self, StopCommand.self, ComfortCommand.self,
            AteCommand.self, SnoozeCommand.self, SkipCommand.self,
            PauseCommand.self, ResumeCommand.self, HistoryCommand.self, PreviewCommand.self, GuideCommand.self,
            PlanCommand.self, SimulateCommand.self, ConfigCommand.self, DoctorCommand.self, AgentCommand.self,
            AutostartCommand.self,
        ])
}
