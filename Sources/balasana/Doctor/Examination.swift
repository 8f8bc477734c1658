import Glibc
import Platform

/// The facts that the doctor found.
struct Examination: Hashable {
    var version: String
    var agent: AgentFacts
    var session: SessionFacts
    var server: ServerFacts
    /// Voice and chimes.
    var guide: GuideFacts
    var tray = TrayFacts.off
    var login: LoginFacts
    /// The path of the user's config file; nil if there is none.
    var configFile: String?
    /// A sentence for each problem in the config.
    var configFaults: [String]
    var others: [OtherReminder]
    /// Why state or history cannot be saved.
    var obstacles: [StorageError]
    /// What could not be read of the history, and which files have another form.
    var history = HistoryFacts()
    /// The folder with the user's own programs, if a package is installed too; otherwise nil.
    var ownBesidePackage: String?

    /// Problems first, then notes.
    var findings: [Finding] {
        let all =
            agent.findings(version: version) + SourceCheck.findings(agent, session) + server.findings
            + HeldBackCheck.findings(agent, session) + guide.findings + tray.findings(session)
            + login.findings + configFindings + others.map(\.finding) + obstacles.map(Self.obstacle) + history.findings
            + (ownBesidePackage.map(Self.twice).map { [$0] } ?? [])
        return all.filter { $0.severity == .problem } + all.filter { $0.severity == .note }
    }

    /// The first three problems in the config. `config check` lists them all.
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

    private static func twice(_ folder: String) -> Finding {
        Finding(
            about: .installation, severity: .note,
            what: "Balasana is installed twice: for you in \(folder), and for all users by a package. Yours is used.",
            advice: "Keep one of them. To remove yours, run `\(folder)/balasana uninstall`; to remove the package, "
                + "`sudo apt remove balasana`.")
    }

    private static func obstacle(_ obstacle: StorageError) -> Finding {
        let advice =
            switch obstacle.code {
            case EISDIR: "Move this folder away. There must be a file in its place."
            case ENOTDIR: "Move the file away that is in the place of a folder."
            case ENOSPC, EDQUOT: "Free some space."
            case _: "Make it writable."
            }
        return Finding(
            about: .files, what: "State and history are not saved: \(obstacle).",
            advice: "\(advice) Until then, a restart forgets snoozes and answers, and the history has gaps.")
    }
}
