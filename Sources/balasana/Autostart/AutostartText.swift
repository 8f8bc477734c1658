import Presenters

/// What `autostart status` says in a terminal.
struct AutostartText {
    private static let margin = 10

    let facts: LoginFacts
    /// The user's home, which is written as `~`.
    let home: String
    /// How many characters a line has.
    var width = 80

    /// All of it.
    var text: String {
        let rows = [("At login", facts.sentence), ("Desktop", desktop), ("Entry", entry), ("Unit", unit)]
        // A path is not folded, so that it can be copied.
        let lines = rows.map { label, value in
            label + String(repeating: " ", count: Self.margin - label.count) + short(value)
        }
        let findings = facts.findings
        return (lines + (findings.isEmpty ? [] : [""] + folded(findings))).map(\.harmless).joined(separator: "\n")
    }

    /// These sentences, a line or more for each.
    func text(_ sentences: [String]) -> String {
        sentences.flatMap { Paragraph.lines(short($0), width: width) }.map(\.harmless).joined(separator: "\n")
    }

    /// What there is to say, and what to do about it.
    func text(_ findings: [Finding]) -> String {
        folded(findings).map(\.harmless).joined(separator: "\n")
    }

    private func folded(_ findings: [Finding]) -> [String] {
        findings.flatMap { finding in
            // A line to be copied is not folded, and its path is as it is.
            let line = facts.neededLine.flatMap { finding.advice.hasSuffix("`\($0)`.") ? $0 : nil }
            let advice = line.map { finding.advice.replacing(" `\($0)`.", with: "") } ?? finding.advice
            return Paragraph.lines(short(finding.what), width: width)
                + Paragraph.lines(short(advice), width: width - 3).enumerated().map { index, line in
                    (index == 0 ? "-> " : "   ") + line
                } + (line.map { ["   \($0)"] } ?? [])
        }
    }

    private var desktop: String {
        if let compositor = facts.compositor {
            return "\(compositor.rawValue), which does not read the autostart folder"
        }
        if facts.desktops.isEmpty { return "does not name itself (XDG_CURRENT_DESKTOP)" }
        return facts.desktops.joined(separator: ", ")
    }

    private var entry: String {
        guard let entry = facts.entry else { return "none" }
        let state =
            switch entry.state {
            case .works(let program): "starts \(program)"
            case .off(let line): "switched off by \(line)"
            case .elsewhere(let line): "not for this desktop by \(line)"
            case .programMissing(let program): "\(program) is not there"
            case .unusable: "starts no program"
            }
        return "\(entry.path), \(state)"
    }

    private var unit: String {
        guard let unit = facts.unit else { return "none" }
        return "\(unit.path), \(unit.isEnabled ? "enabled" : "disabled")"
    }

    private func short(_ text: String) -> String {
        home.isEmpty ? text : text.replacing(home + "/", with: "~/")
    }
}
