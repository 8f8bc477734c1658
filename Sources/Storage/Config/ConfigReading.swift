import ReminderCore

/// The settings of a config, the origin of each value, and the problems.
public struct ConfigReading: Sendable {
    /// The settings to use.
    public let settings: Settings
    /// The problems, in the order of files and lines.
    public let diagnostics: [ConfigDiagnostic]
    /// The names of the slots that the files mention.
    let slots: [String]
    /// What ``keys`` is made of.
    let layers: ConfigLayers
    let keeping: Settings?

    /// Every key with the value that it has in ``settings``, in the order of the shipped config: slots after sitting,
    /// meals at the end. A slot or meal that is switched off is among them, with `off` for its time; the built-in slots
    /// come before the others. Each use makes the list again.
    public var keys: [ConfigSetting] { ConfigResolution(layers, keeping: keeping, listsKeys: true).keys }

    /// The slots that are in force only because they are built in: no file mentions them.
    public var unmentionedSlots: [SlotSettings] {
        let builtIn = Settings().slots.map(\.name)
        return settings.slots.filter { builtIn.contains($0.name) && !slots.contains($0.name) }
    }

    /// Whether the files mention any slot.
    public var mentionsSlots: Bool { !slots.isEmpty }

    /// Whether some of the text is not used.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The groups of the slots and meals that are there, such as `slot morning`.
    public var names: [String] {
        var names: [String] = []
        for setting in keys where setting.key.group.contains(" ") && names.last != setting.key.group {
            names.append(setting.key.group)
        }
        return names
    }

    /// The setting of `key`; nil where it belongs to a slot or meal that does not exist.
    public func setting(_ key: ConfigKey) -> ConfigSetting? {
        keys.first { $0.key == key }
    }
}
