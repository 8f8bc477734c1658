import Presenters

/// The output of `autostart status` for a terminal.
struct AutostartText {
    private static let margin = 10

    let facts: LoginFacts
    /// The path of the user's home folder, shown as `~`.
    let home: String
    /// The number of characters in a line.
    var width = 80

    /// The whole output, several lines.
    var text: String {
        let rows = [("At login", [facts.sentence]), ("Desktop", [desktop]), ("Entry", entry), ("Unit", unit)]
        let lines = rows.flatMap { label, parts in
            beside(parts.map(short)).enumerated().map { index, line in
                (index == 0 ? label : "").padded(to: Self.margin) + line
            }
        }
        let findings = facts.findings
        return (lines + (findings.isEmpty ? [] : [""] + folded(findings))).map(\.harmless).joined(separator: "\n")
    }

    /// The sentences, each on its own line or lines.
    func text(_ sentences: [String]) -> String {
        sentences.flatMap { Paragraph.lines(short($0), width: width) }.map(\.harmless).joined(separator: "\n")
    }

    /// Each finding with its advice.
    func text(_ findings: [Finding]) -> String {
        folded(findings).map(\.harmless).joined(separator: "\n")
    }

    private func folded(_ findings: [Finding]) -> [String] {
        findings.flatMap { finding in
            // Do not wrap a line that is for copying, and do not shorten paths in it.
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

    /// The parts on as few lines as possible. Parts are not wrapped, so that paths can be copied.
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
        let sandbox = facts.sandbox == nil ? "" : ", with a sandbox"
        return ["\(unit.path),", (unit.isEnabled ? "enabled" : "disabled") + sandbox]
    }

    private func short(_ text: String) -> String {
        home.isEmpty ? text : text.replacing(home + "/", with: "~/")
    }
}
