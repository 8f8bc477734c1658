import Storage

/// The object that `config show --json` prints. What is not there is null, so that every key is always there.
enum ConfigJSON {
    /// The object for the user's `config`.
    static func value(_ config: UserConfig, _ reading: ConfigReading) -> JSONValue {
        .object([
            "config": .string(config.path),
            "files": JSONValue(config.found.files.map(\.path)),
            "settings": .array(reading.keys.map(value)),
            "faults": .array(reading.diagnostics.map(value)),
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

    private static func value(_ fault: ConfigDiagnostic) -> JSONValue {
        .object([
            "severity": .string(severity(fault)), "file": .string(fault.file),
            "line": fault.line.map(JSONValue.number) ?? .null, "group": JSONValue(fault.group),
            "key": JSONValue(fault.key), "found": .string(fault.found), "allowed": .string(fault.allowed),
            "consequence": .string(fault.consequence),
        ])
    }

    private static func severity(_ fault: ConfigDiagnostic) -> String {
        switch fault.severity {
        case .error: "error"
        case .warning: "warning"
        }
    }
}
