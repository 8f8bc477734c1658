import Control
import Presenters
import ReminderCore

/// The state of the agent.
enum AgentFacts: Hashable {
    /// There is no session bus, or it does not respond.
    case noBus
    /// Its bus name has no owner.
    case absent
    /// It is running but does not respond. `pid` is its process ID, if the bus knows it.
    case silent(pid: Int?)
    /// Its bus name belongs to another program.
    case foreign(ForeignOwner)
    /// It is running and responds.
    case running(Answers)

    /// The agent's replies.
    struct Answers: Hashable {
        var version: String
        /// The sources in use and those rejected; nil if the agent does not report them.
        var survey: SourceReport?
        /// Nil if it cannot be read.
        var status: StatusReport?
        /// Names of this session's variables that the agent's process lacks or has with other values.
        var lacking: [String] = []
        /// Set if the agent is on another display than this program.
        var otherDisplay: AgentDisplay?
    }

    /// Nil unless the agent is running and responds.
    var answers: Answers? {
        if case .running(let answers) = self { answers } else { nil }
    }

    /// Problems with the agent, as seen by a program of `version`.
    func findings(version: String) -> [Finding] {
        switch self {
        case .noBus:
            [
                Finding(
                    about: .agent, what: "No session bus responds, so nothing can be shown.",
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
        case .foreign(let owner):
            [Finding(about: .agent, what: owner.problem, advice: owner.advice)]
        case .running(let answers) where answers.version != version:
            [
                Finding(
                    about: .agent,
                    what: "The running agent is version \(answers.version), but this program is version \(version).",
                    advice: "Run `balasana agent restart`.")
            ]
        case .running(let answers):
            answers.displayFindings
        }
    }
}

extension AgentFacts.Answers {
    /// A problem if the agent gets idle time, but from another display. Without idle time, ``SourceCheck`` has advice.
    fileprivate var displayFindings: [Finding] {
        guard let otherDisplay, survey?.entries.contains(where: { $0.concern == .idle && !$0.inUse.isEmpty }) == true
        else { return [] }
        return [
            Finding(
                about: .agent, what: "\(otherDisplay.problem) Input here does not count.", advice: AgentDisplay.advice)
        ]
    }
}
