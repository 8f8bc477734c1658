import Control
import ReminderCore

/// The object that `doctor --json` prints, as balasana-json(7) describes it. Every key is always there; a value that is
/// missing is null.
enum DoctorJSON {
    /// The object for `examination`.
    static func value(_ examination: Examination) throws -> JSONValue {
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
            "sources": try examination.agent.answers?.survey.map { try JSONValue(encoding: $0) } ?? .null,
            "server": value(examination.server),
            "guide": .object([
                "voice": .bool(examination.guide.hasVoice), "players": JSONValue(examination.guide.players),
            ]),
            "tray": .string(state(of: examination.tray)),
            "autostart": .object([
                "starts": .bool(login.way != nil),
                "entry": JSONValue(login.entry?.path), "unit": JSONValue(login.unit?.path),
            ]),
            "config": .object([
                "file": JSONValue(examination.configFile), "faults": JSONValue(examination.configFaults),
            ]),
            "other_reminders": JSONValue(examination.others.map(\.name)),
            "obstacles": JSONValue(examination.obstacles.map(\.description)),
            "history": .object([
                "unreadable": JSONValue(examination.history.problems),
                "foreign": JSONValue(examination.history.foreign),
            ]),
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
        case .foreign: "foreign"
        case .running: "running"
        }
    }

    private static func state(of tray: TrayFacts) -> String {
        switch tray {
        case .off: "off"
        case .shown: "shown"
        case .none: "none"
        }
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
        case .foreign: state = "foreign"
        case .running(let server, let known):
            state = "running"
            name = server?.name
            version = server?.version
            capabilities = known?.sorted() ?? []
        }
        return .object([
            "state": .string(state), "name": JSONValue(name), "version": JSONValue(version),
            "capabilities": JSONValue(capabilities), "limits": JSONValue(server.limits),
        ])
    }
}
