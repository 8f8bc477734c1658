import ArgumentParser
import Presenters

@main
struct BalasanaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balasana",
        abstract: "Answer and steer the break reminders of Balasana.",
        discussion: """
            Exit status: 0 done, 1 doctor has findings, nothing starts at login or an edit was given up, 64 wrong arguments, 65 a config or a trace has \
            faults, 66 a file is missing or cannot be read, 69 no agent is running, 73 a file cannot be written, 75 nothing is \
            due, 77 refused (for instance when no snoozes are left), 130 a hold was stopped with Ctrl-C.

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
