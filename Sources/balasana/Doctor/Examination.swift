/// All that was looked at, before anything is made of it.
struct Examination: Hashable {
    /// This program's version.
    var version: String
    /// The agent.
    var agent: AgentFacts
    /// The desktop session that this program runs in.
    var session: SessionFacts
    /// The notification server.
    var server: ServerFacts
    /// By what a hold is heard.
    var guide: GuideFacts
    /// The start at login.
    var login: LoginFacts
    /// The user's config file; nil where there is none.
    var configFile: String?
    /// What is amiss with the config, a sentence each.
    var configFaults: [String]
    /// Other programs that remind of breaks.
    var others: [OtherReminder]
    /// Why state or history cannot be kept, a sentence each.
    var obstacles: [String]

    /// What there is to say, the weightier first.
    var findings: [Finding] {
        let all =
            agent.findings(version: version) + SourceCheck.findings(agent, session) + server.findings
            + HeldBackCheck.findings(agent) + guide.findings + login.findings + configFindings
            + others.map(\.finding) + obstacles.map(Self.obstacle)
        return all.filter { $0.severity == .problem } + all.filter { $0.severity == .note }
    }

    /// The first faults one by one: who has more than these has the whole list elsewhere.
    private var configFindings: [Finding] {
        let more = configFaults.count - 3
        return configFaults.prefix(3).map(Self.configFault)
            + (more > 0
                ? [
                    Finding(
                        about: .config, what: "The config has \(more) more \(more == 1 ? "fault" : "faults").",
                        advice: "`balasana config check` lists them all.")
                ] : [])
    }

    private static func configFault(_ fault: String) -> Finding {
        Finding(
            about: .config, what: "The config has a fault. \(fault).",
            advice: "Mend it in an editor; what you save is in force at once.")
    }

    private static func obstacle(_ obstacle: String) -> Finding {
        Finding(
            about: .files, what: "The agent cannot save: \(obstacle).",
            advice: "Make room, or make the folder yours. Until then a restart forgets snoozes and answers, and the "
                + "history has gaps.")
    }
}
