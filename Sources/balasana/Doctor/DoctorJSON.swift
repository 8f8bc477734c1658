import ReminderCore

/// The object that `doctor --json` prints. Every key is always there; a value that is missing is null.
///
/// - `findings`, `notes`: lists of `about`, `what` and `advice`; `findings` is empty exactly when the exit status is 0.
/// - `version`: of this program. `agent`: `state` (`running`, `absent`, `silent`, `no-bus`), `version`.
/// - `sources`: null, or for each of `idle`, `lock`, `sleep`, `inhibitors` and `do-not-disturb` null, or `in_use`,
///   `limits` and `rejected`, a list of `name` and `reason`.
/// - `server`: `state` (`running`, `startable`, `silent`, `none`, `no-bus`), `name`, `version`, `capabilities`,
///   `limits`.
/// - `guide`: `voice` (whether the program that speaks is installed), `players`.
/// - `autostart`: `starts` (true or false), `entry` and `unit`, which are paths. `config`: `file`, `faults`.
/// - `other_reminders`, `obstacles`: texts.
enum DoctorJSON {
    /// The object for `examination`.
    static func value(_ examination: Examination) -> JSONValue {
        let findings = examination.findings
        let login = examination.login
        return .object([
            "findings": .array(findings.filter { $0.severity == .problem }.map(value)),
            "notes": .array(findings.filter { $0.severity == .note }.map(value)),
            "version": .string(examination.version),
            "agent": .object([
                "state": .string(state(of: examination.agent)),
                "version": JSONValue(examination.agent.answers?.version),
            ]),
            "sources": examination.agent.answers?.survey.map(value) ?? .null,
            "server": value(examination.server),
            "guide": .object([
                "voice": .bool(examination.guide.hasVoice), "players": JSONValue(examination.guide.players),
            ]),
            "autostart": .object([
                "starts": .bool(login.way != nil),
                "entry": JSONValue(login.entry?.path), "unit": JSONValue(login.unit?.path),
            ]),
            "config": .object([
                "file": JSONValue(examination.configFile), "faults": JSONValue(examination.configFaults),
            ]),
            "other_reminders": JSONValue(examination.others.map(\.name)),
            "obstacles": JSONValue(examination.obstacles),
        ])
    }

    private static func value(_ finding: Finding) -> JSONValue {
        .object([
            "about": .string(finding.about.rawValue), "what": .string(finding.what), "advice": .string(finding.advice),
        ])
    }

    private static func state(of agent: AgentFacts) -> String {
        switch agent {
        case .noBus: "no-bus"
        case .absent: "absent"
        case .silent: "silent"
        case .running: "running"
        }
    }

    private static func value(_ survey: SourceReport) -> JSONValue {
        var concerns: [String: JSONValue] = [:]
        for concern in SourceReport.Concern.allCases { concerns[concern.rawValue] = .null }
        for entry in survey.entries {
            concerns[entry.concern.rawValue] = .object([
                "in_use": JSONValue(entry.inUse), "limits": JSONValue(entry.limits),
                "rejected": .array(
                    entry.rejected.map { .object(["name": .string($0.name), "reason": .string($0.reason)]) }),
            ])
        }
        return .object(concerns)
    }

    private static func value(_ server: ServerFacts) -> JSONValue {
        var name: String?
        var version: String?
        var capabilities: [String] = []
        let state: String
        switch server {
        case .noBus: state = "no-bus"
        case .none: state = "none"
        case .startable: state = "startable"
        case .silent: state = "silent"
        case .running(let server, let known):
            state = "running"
            name = server.name
            version = server.version
            capabilities = known.sorted()
        }
        return .object([
            "state": .string(state), "name": JSONValue(name), "version": JSONValue(version),
            "capabilities": JSONValue(capabilities), "limits": JSONValue(server.limits),
        ])
    }
}
