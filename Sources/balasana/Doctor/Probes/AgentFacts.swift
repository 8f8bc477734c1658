import Control
import Presenters
import ReminderCore

/// What is known about the agent.
enum AgentFacts: Hashable {
    /// There is no session bus.
    case noBus
    /// It is not running.
    case absent
    /// It is running but does not respond.
    case silent(pid: Int?)
    /// It is running and answers.
    case running(Answers)

    /// What it answers.
    struct Answers: Hashable {
        /// Its version.
        var version: String
        /// Where its readings come from; nil for an agent that cannot say.
        var survey: SourceReport?
        /// Its status; nil where it cannot be read.
        var status: StatusReport?
        /// Variables of this session that it lacks or has with other values.
        var lacking: [String] = []
    }

    /// The answers, if there are any.
    var answers: Answers? {
        if case .running(let answers) = self { answers } else { nil }
    }

    /// What is wrong with it, for a program of `version`.
    func findings(version: String) -> [Finding] {
        switch self {
        case .noBus:
            [
                Finding(
                    about: .agent, what: "There is no session bus, so nothing can be shown.",
                    advice: "Run `balasana doctor` in a terminal on your desktop.")
            ]
        case .absent:
            [
                Finding(
                    about: .agent, what: "The agent is not running. No reminders will appear.",
                    advice: "Start it with `balasana agent start`.")
            ]
        case .silent(let pid):
            [
                Finding(
                    about: .agent, what: "The agent does not respond.",
                    advice: pid.map { "Stop it with `kill \($0)`, then run `balasana agent start`." }
                        ?? "Log out and log in again.")
            ]
        case .running(let answers) where answers.version != version:
            [
                Finding(
                    about: .agent,
                    what: "The running agent is version \(answers.version), but this program is version \(version).",
                    advice: "Run `balasana agent restart`.")
            ]
        case .running:
            []
        }
    }
}
