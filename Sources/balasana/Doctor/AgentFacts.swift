import Presenters
import ReminderCore

/// What could be learnt of the agent.
enum AgentFacts: Hashable {
    /// There is no session bus to ask on.
    case noBus
    /// Nobody has its bus name.
    case absent
    /// The process that has its bus name does not answer.
    case silent(pid: Int?)
    /// It answers.
    case running(Answers)

    /// What it answers.
    struct Answers: Hashable {
        /// Its version.
        var version: String
        /// Where its readings come from; nil when it cannot tell.
        var survey: Survey?
        /// Its status; nil when it cannot tell.
        var status: StatusReport?
        /// The session's variables that it was started without, or with other values.
        var lacking: [String] = []
    }

    /// The answers, if there are any.
    var answers: Answers? {
        if case .running(let answers) = self { answers } else { nil }
    }

    /// What there is to say about it, by a program of `version`.
    func findings(version: String) -> [Finding] {
        switch self {
        case .noBus:
            [
                Finding(
                    about: .agent, what: "There is no session bus here, and nothing can be shown without one.",
                    advice: "Run `balasana doctor` in a terminal of your desktop.")
            ]
        case .absent:
            [
                Finding(
                    about: .agent, what: "The agent is not running, so that nothing reminds you.",
                    advice: "`balasana agent start` starts it.")
            ]
        case .silent(let pid):
            [
                Finding(
                    about: .agent, what: "The agent does not answer.",
                    advice: pid.map { "`kill \($0)` ends it, and `balasana agent start` starts it anew." }
                        ?? "Log out and in again.")
            ]
        case .running(let answers) where answers.version != version:
            [
                Finding(
                    about: .agent,
                    what: "The agent that runs is version \(answers.version), and this program is \(version).",
                    advice: "`balasana agent restart` brings in the version that is installed.")
            ]
        case .running:
            []
        }
    }
}
