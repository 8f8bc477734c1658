/// The object that `autostart status --json` prints. What is not there is null, so that every key is always there.
///
/// - `starts`: whether the agent starts at login to this desktop. `by`: null, or what starts it: `entry` (of the autostart
///   folder), `unit` (of systemd), `config` (the compositor's). `program`: null, or what starts then.
/// - `desktops`: the names of the session. `compositor`: null, or `name` and the `line` for its config, where it reads no
///   autostart folder.
/// - `entry`: null, or `path`, `state` (`works`, `off`, `elsewhere`, `program-missing`, `unusable`) and `line`, by which it
///   is off or for other desktops.
/// - `unit`: null, or `path`, `enabled` and `reached` (whether the session reaches its target; null where nobody can tell).
/// - `findings`, `notes`: lists of `what` and `advice`.
enum AutostartJSON {
    /// The object for `facts`.
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
