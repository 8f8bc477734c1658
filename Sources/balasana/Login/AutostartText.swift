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
        let rows = [("At login", [facts.sentence]), ("Desktop", [desktop]), ("Entry", entry), ("Unit", unit)]
        let lines = rows.flatMap { label, parts in
            beside(parts.map(short)).enumerated().map { index, line in
                let begin = index == 0 ? label : ""
                return begin + String(repeating: " ", count: Self.margin - begin.count) + line
            }
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
            return "\(compositor.rawValue) (ignores the autostart folder)"
        }
        if facts.desktops.isEmpty { return "unknown (XDG_CURRENT_DESKTOP is not set)" }
        return facts.desktops.joined(separator: ", ")
    }

    /// The parts on as few lines as they fit on. None is folded: a path is to be copied.
    private func beside(_ parts: [String]) -> [String] {
        parts.reduce(into: []) { lines, part in
            if let last = lines.last, Self.margin + last.count + 1 + part.count <= width {
                lines[lines.count - 1] = "\(last) \(part)"
            } else {
                lines.append(part)
            }
        }
    }

    private var entry: [String] {
        guard let entry = facts.entry else { return ["none"] }
        let state =
            switch entry.state {
            case .works(let program): "starts \(program)"
            case .off(let line): "disabled by \(line)"
            case .elsewhere(let line): "not for this desktop (\(line))"
            case .programMissing(let program): "cannot find \(program)"
            case .unusable: "does not start a program"
            }
        return ["\(entry.path),", state]
    }

    private var unit: [String] {
        guard let unit = facts.unit else { return ["none"] }
        return ["\(unit.path),", unit.isEnabled ? "enabled" : "disabled"]
    }

    private func short(_ text: String) -> String {
        home.isEmpty ? text : text.replacing(home + "/", with: "~/")
    }
}
