import ReminderCore

/// What a config says, where each value comes from, and what is wrong with it.
public struct ConfigReading: Hashable, Sendable {
    /// What is to be in force.
    public let settings: Settings
    /// Every key with the value that it has in ``settings``, in the order of the shipped config: slots after sitting,
    /// meals at the end. A slot or meal that is switched off is among them, with `off` for its time.
    public let keys: [ConfigSetting]
    /// What the user is to be told, in the order of files and lines.
    public let diagnostics: [ConfigDiagnostic]

    /// Whether something that was written is not used.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The groups of the slots and meals that are there, such as `slot morning`.
    public var names: [String] {
        var names: [String] = []
        for setting in keys where setting.key.group.contains(" ") && names.last != setting.key.group {
            names.append(setting.key.group)
        }
        return names
    }

    /// The setting of `key`; nil where no file defines the slot or meal that it belongs to.
    public func setting(_ key: ConfigKey) -> ConfigSetting? {
        keys.first { $0.key == key }
    }
}
