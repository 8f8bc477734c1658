/// Everything that was looked at.
struct Examination: Hashable {
    /// This program's version.
    var version: String
    /// The agent.
    var agent: AgentFacts
    /// The desktop session that this program runs in.
    var session: SessionFacts
    /// The notification server.
    var server: ServerFacts
    /// The sound of holds.
    var guide: GuideFacts
    /// The start at login.
    var login: LoginFacts
    /// The user's config file; nil where there is none.
    var configFile: String?
    /// The problems in the config, a sentence each.
    var configFaults: [String]
    /// Other break reminders.
    var others: [OtherReminder]
    /// Why state or history cannot be saved, a sentence each.
    var obstacles: [String]

    /// Problems, then notes.
    var findings: [Finding] {
        let all =
            agent.findings(version: version) + SourceCheck.findings(agent, session) + server.findings
            + HeldBackCheck.findings(agent) + guide.findings + login.findings + configFindings
            + others.map(\.finding) + obstacles.map(Self.obstacle)
        return all.filter { $0.severity == .problem } + all.filter { $0.severity == .note }
    }

    /// The first problems one by one; `config check` lists them all.
    private var configFindings: [Finding] {
        let more = configFaults.count - 3
        return configFaults.prefix(3).map(Self.configFault)
            + (more > 0
                ? [
                    Finding(
                        about: .config, what: "The config has \(more) more \(more == 1 ? "problem" : "problems").",
                        advice: "Run `balasana config check` for the full list.")
                ] : [])
    }

    private static func configFault(_ fault: String) -> Finding {
        Finding(
            about: .config, what: "There is a problem in the config. \(fault).",
            advice: "Fix it with `balasana config edit`.")
    }

    private static func obstacle(_ obstacle: String) -> Finding {
        Finding(
            about: .files, what: "State and history are not saved: \(obstacle).",
            advice: "Free some space, or make the folder writable. Until then, a restart forgets snoozes and answers, "
                + "and the history has gaps.")
    }
}
