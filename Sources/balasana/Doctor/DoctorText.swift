import Presenters
import ReminderCore
import Storage

/// The doctor's report for a terminal: what was detected, what is wrong and how to fix it, and a summary.
struct DoctorText {
    private static let margin = 17
    /// The minimum width, in characters, for a separate column of labels.
    private static let leastWidthForColumns = 60

    let examination: Examination
    /// The path of the user's home folder, shown as `~`.
    let home: String
    /// The number of characters in a line.
    var width = 80

    /// The whole report, several lines.
    var text: String {
        let findings = examination.findings
        let problems = findings.filter { $0.severity == .problem }
        var lines = rows.flatMap(row)
        for (index, finding) in problems.enumerated() {
            lines += [""] + entry("\(index + 1). ", finding)
        }
        for finding in findings where finding.severity == .note { lines += [""] + entry("Note: ", finding) }
        lines += ["", Self.sum(problems.count)]
        // Other programs choose their names and reasons, which may contain control characters.
        return lines.map(\.harmless).joined(separator: "\n")
    }

    private static func sum(_ count: Int) -> String {
        count == 0 ? "No problems found." : count == 1 ? "1 problem found." : "\(count) problems found."
    }

    private func entry(_ mark: String, _ finding: Finding) -> [String] {
        let margin = String(repeating: " ", count: mark.count)
        return folded(finding.what, mark, margin) + folded(finding.advice, margin + "-> ", margin + "   ")
    }

    private func folded(_ text: String, _ first: String, _ others: String) -> [String] {
        Paragraph.lines(short(text), first: first, others: others, width: width)
    }

    /// A label with its sentences. Each sentence starts on a line of its own.
    private func row(_ label: String, _ sentences: [String]) -> [String] {
        if width < Self.leastWidthForColumns {
            return sentences.enumerated().flatMap { index, sentence in
                folded(sentence, index == 0 ? "\(label): " : "  ", "  ")
            }
        }
        return sentences.flatMap { Paragraph.lines($0, width: width - Self.margin) }.enumerated().map { index, line in
            (index == 0 ? label : "").padded(to: Self.margin) + line
        }
    }

    private var rows: [(String, [String])] {
        [("Agent", [agent])] + sources + [
            ("Notifications", server), ("Holds", [examination.guide.sentences.joined(separator: ", ")]),
        ] + tray + [
            ("At login", [login]), ("Config", [config]),
            ("Other reminders", examination.others.isEmpty ? ["none"] : examination.others.map(\.name)),
            ("Files", [examination.obstacles.isEmpty ? "state and history can be saved" : "not saved"]),
            ("History", [examination.history.summary]),
        ]
    }

    private var tray: [(String, [String])] { examination.tray.sentence.map { [("Panel icon", [$0])] } ?? [] }

    private var agent: String {
        switch examination.agent {
        case .noBus: "no session bus"
        case .absent: "not running"
        case .silent: "not responding"
        case .foreign: "not running; another program uses its bus name"
        case .running(let answers): "running, version \(answers.version)"
        }
    }

    private var sources: [(String, [String])] {
        guard let survey = examination.agent.answers?.survey else {
            return [("Sources", ["unknown without a running agent of this version"])]
        }
        return SourceReport.Concern.allCases.map { concern in
            guard let entry = survey.entries.first(where: { $0.concern == concern }) else {
                return (Self.label(concern), ["not checked"])
            }
            let inUse = entry.inUse.isEmpty ? "unavailable" : entry.inUse.joined(separator: ", ")
            return (
                Self.label(concern),
                [inUse] + entry.limits + notInUse(entry.rejected)
            )
        }
    }

    /// A sentence for each rejected source, and one that lists all sources that are not running.
    private func notInUse(_ rejected: [SourceReport.Rejected]) -> [String] {
        let absent = rejected.filter { $0.reason == SourceReport.Rejected.notRunning }.map(\.name)
        let others = rejected.filter { $0.reason != SourceReport.Rejected.notRunning }
        return others.map { "Not using \($0.name): \($0.reason)." }
            + (absent.isEmpty ? [] : ["Not running: \(absent.joined(separator: ", "))."])
    }

    private static func label(_ concern: SourceReport.Concern) -> String {
        switch concern {
        case .idle: "Idle time"
        case .lock: "Screen lock"
        case .sleep: "Sleep"
        case .inhibitors: "Calls and films"
        case .doNotDisturb: "Do-not-disturb"
        }
    }

    private var server: [String] {
        switch examination.server {
        case .noBus: ["no session bus"]
        case .none: ["no server"]
        case .startable: ["not running yet; starts with the first reminder"]
        case .silent: ["the server does not respond"]
        case .foreign: ["the registered program is no notification server"]
        case .running(let server, let capabilities):
            [server.map { "\($0.name) \($0.version)" } ?? "a server that does not report its name"]
                + examination.server.limits
                + (capabilities.map { ["Capabilities: \($0.sorted().joined(separator: ", "))."] } ?? [])
        }
    }

    private var login: String { short(examination.login.sentence) }

    private var config: String {
        let faults = examination.configFaults.count
        let file = examination.configFile.map(short) ?? "no file of your own"
        return "\(file), \(faults == 0 ? "no problems" : faults == 1 ? "1 problem" : "\(faults) problems")"
    }

    private func short(_ text: String) -> String {
        guard !home.isEmpty else { return text }
        // Text in backticks is for copying, and a shell does not expand `~` within quotes.
        return text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { index, part in index % 2 == 0 ? part.replacing(home + "/", with: "~/") : part }
            .joined(separator: "`")
    }
}
