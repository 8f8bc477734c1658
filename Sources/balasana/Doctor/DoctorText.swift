import Presenters
import ReminderCore
import Storage

/// What the doctor says in a terminal: what there is, what is amiss and what to do about it, and the sum of it.
struct DoctorText {
    private static let margin = 17

    let examination: Examination
    /// The user's home, which is written as `~`.
    let home: String
    /// How many characters a line has.
    var width = 80

    /// All of it.
    var text: String {
        let findings = examination.findings
        let problems = findings.filter { $0.severity == .problem }
        var lines = rows.flatMap(row)
        for (index, finding) in problems.enumerated() {
            lines += [""] + entry("\(index + 1). ", finding)
        }
        for finding in findings where finding.severity == .note { lines += [""] + entry("Note: ", finding) }
        lines += ["", Self.sum(problems.count)]
        // Names and reasons come from other programs.
        return lines.map(\.harmless).joined(separator: "\n")
    }

    private static func sum(_ count: Int) -> String {
        count == 0 ? "All is well." : count == 1 ? "1 finding." : "\(count) findings."
    }

    private func entry(_ mark: String, _ finding: Finding) -> [String] {
        let margin = String(repeating: " ", count: mark.count)
        return folded(finding.what, mark, margin) + folded(finding.advice, margin + "-> ", margin + "   ")
    }

    private func folded(_ text: String, _ first: String, _ others: String) -> [String] {
        Paragraph.lines(short(text), width: width - first.count).enumerated().map { index, line in
            (index == 0 ? first : others) + line
        }
    }

    /// A label, and behind it a line for each sentence, folded where it is long.
    private func row(_ label: String, _ sentences: [String]) -> [String] {
        sentences.flatMap { Paragraph.lines($0, width: width - Self.margin) }.enumerated().map { index, line in
            let start = index == 0 ? label : ""
            return start + String(repeating: " ", count: Self.margin - start.count) + line
        }
    }

    private var rows: [(String, [String])] {
        [("Agent", [agent])] + sources + [
            ("Notifications", server), ("Holds", [examination.guide.sentences.joined(separator: ", ")]),
            ("At login", [login]), ("Config", [config]),
            ("Other reminders", examination.others.isEmpty ? ["none"] : examination.others.map(\.name)),
            ("Files", [examination.obstacles.isEmpty ? "state and history can be saved" : "cannot be saved"]),
        ]
    }

    private var agent: String {
        switch examination.agent {
        case .noBus: "no session bus"
        case .absent: "does not run"
        case .silent: "does not answer"
        case .running(let answers): "runs, version \(answers.version)"
        }
    }

    private var sources: [(String, [String])] {
        guard let survey = examination.agent.answers?.survey else {
            return [("Sources", ["only a running agent of this version can tell"])]
        }
        return Survey.Concern.allCases.map { concern in
            guard let entry = survey.entries.first(where: { $0.concern == concern }) else {
                return (Self.label(concern), ["not looked for"])
            }
            let inUse = entry.inUse.isEmpty ? "no source" : entry.inUse.joined(separator: ", ")
            return (
                Self.label(concern),
                [inUse] + entry.limits + notInUse(entry.rejected)
            )
        }
    }

    /// A sentence for each, but only one for all whose program does not run.
    private func notInUse(_ rejected: [Survey.Rejected]) -> [String] {
        let absent = rejected.filter { $0.reason == Survey.Rejected.notRunning }.map(\.name)
        let others = rejected.filter { $0.reason != Survey.Rejected.notRunning }
        return others.map { "\($0.name) is not in use: \($0.reason)." }
            + (absent.isEmpty ? [] : ["Not running: \(absent.joined(separator: ", "))."])
    }

    private static func label(_ concern: Survey.Concern) -> String {
        switch concern {
        case .idle: "Idle time"
        case .lock: "Screen lock"
        case .sleep: "Sleep"
        case .inhibitors: "Calls and films"
        case .doNotDisturb: "Do not disturb"
        }
    }

    private var server: [String] {
        switch examination.server {
        case .noBus: ["no session bus"]
        case .none: ["no server"]
        case .startable: ["no server runs yet; the bus starts one with the first reminder"]
        case .silent: ["the server does not answer"]
        case .running(let server, let capabilities):
            ["\(server.name) \(server.version)"] + examination.server.limits
                + ["It says it can: \(capabilities.sorted().joined(separator: ", "))."]
        }
    }

    private var login: String { short(examination.login.sentence) }

    private var config: String {
        let faults = examination.configFaults.count
        let file = examination.configFile.map(short) ?? "no file of yours"
        return "\(file), \(faults == 0 ? "no faults" : faults == 1 ? "1 fault" : "\(faults) faults")"
    }

    private func short(_ text: String) -> String {
        guard !home.isEmpty else { return text }
        // What is between backticks is to be copied, and a shell leaves a ~ in quotes as it is.
        return text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { index, part in index % 2 == 0 ? part.replacing(home + "/", with: "~/") : part }
            .joined(separator: "`")
    }
}
