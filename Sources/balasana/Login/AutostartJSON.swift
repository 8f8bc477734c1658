/// The object that `autostart status --json` prints. balasana-json(7) describes its keys. All keys are always present.
enum AutostartJSON {
    static func value(_ facts: LoginFacts) -> JSONValue {
        .object([
            "starts": .bool(facts.way != nil), "by": JSONValue(facts.way?.rawValue),
            "program": JSONValue(facts.startedProgram), "desktops": JSONValue(facts.desktops),
            "compositor": facts.compositor.map { compositor in
                .object([
                    "name": .string(compositor.rawValue), "line": .string(compositor.line(starting: facts.program)),
                ])
            } ?? .null,
            "entry": facts.entry.map(value) ?? .null,
            "unit": facts.unit.map { unit in
                .object([
                    "path": .string(unit.path), "enabled": .bool(unit.isEnabled),
                    "sandbox": JSONValue(facts.sandbox?.path),
                    "reached": facts.hasGraphicalTarget.map(JSONValue.bool) ?? .null,
                ])
            } ?? .null,
            "findings": .array(facts.findings.filter { $0.severity == .problem }.map(value)),
            "notes": .array(facts.findings.filter { $0.severity == .note }.map(value)),
        ])
    }

    private static func value(_ entry: LoginFacts.Entry) -> JSONValue {
        let (state, line): (String, String?) =
            switch entry.state {
            case .works: ("works", nil)
            case .off(let line): ("off", line)
            case .elsewhere(let line): ("elsewhere", line)
            case .programMissing: ("program-missing", nil)
            case .unusable: ("unusable", nil)
            }
        return .object(["path": .string(entry.path), "state": .string(state), "line": JSONValue(line)])
    }

    private static func value(_ finding: Finding) -> JSONValue {
        .object(["what": .string(finding.what), "advice": .string(finding.advice)])
    }
}
