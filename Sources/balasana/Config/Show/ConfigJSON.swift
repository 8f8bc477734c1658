import Storage

/// The object that `config show --json` prints. All keys are always present; a missing value is null.
enum ConfigJSON {
    static func value(_ config: UserConfig, _ reading: ConfigReading) -> JSONValue {
        .object([
            "config": .string(config.path),
            "files": JSONValue(config.found.files.map(\.path)),
            "settings": .array(reading.keys.map(value)),
            "problems": .array(reading.diagnostics.map(value)),
        ])
    }

    private static func value(_ setting: ConfigSetting) -> JSONValue {
        .object([
            "key": .string(setting.key.description), "group": .string(setting.key.group),
            "value": .string(setting.value), "default": .string(setting.initial),
            "file": JSONValue(setting.place?.file), "line": setting.place.map { .number($0.line) } ?? .null,
            "explanation": .string(setting.explanation), "allowed": .string(setting.allowed),
        ])
    }

    private static func value(_ problem: ConfigDiagnostic) -> JSONValue {
        .object([
            "severity": .string(severity(problem)), "file": .string(problem.file),
            "line": problem.line.map(JSONValue.number) ?? .null, "group": JSONValue(problem.group),
            "key": JSONValue(problem.key), "found": .string(problem.found), "allowed": .string(problem.allowed),
            "consequence": .string(problem.consequence),
        ])
    }

    private static func severity(_ problem: ConfigDiagnostic) -> String {
        switch problem.severity {
        case .error: "error"
        case .warning: "warning"
        }
    }
}
