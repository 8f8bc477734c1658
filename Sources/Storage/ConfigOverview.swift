import ReminderCore

/// Every key of the config with the value that is in force, and where it comes from.
public struct ConfigOverview: Sendable {
    /// The settings in the order of the shipped config: slots after sitting, meals at the end.
    ///
    /// A slot or meal that is switched off is among them, with `off` for its time.
    public private(set) var settings: [ConfigSetting] = []
    /// The groups of the slots and meals that are in use, such as `slot morning`.
    public var names: [String] {
        var names: [String] = []
        for setting in settings where setting.key.group.contains(" ") && names.last != setting.key.group {
            names.append(setting.key.group)
        }
        return names
    }

    private let layers: ConfigLayers
    /// What was in force before, by key.
    private let kept: [ConfigKey: ConfigSetting]

    /// What `files` say, the lowest layer first; the defaults where there are none.
    ///
    /// - Parameter lastGood: What stays in force where they have faults, as ``ConfigReader`` has it.
    public init(_ files: [ConfigFile], keeping lastGood: [ConfigFile]? = nil) {
        layers = ConfigLayers(files)
        let before = lastGood.map { ConfigOverview($0).settings } ?? []
        kept = Dictionary(before.map { ($0.key, $0) }) { $1 }
        let defaults = Settings()
        func names(_ kind: ConfigSchema.Named) -> [String] {
            let names = layers.names[kind] ?? []
            guard layers.hasLostText else { return names }
            let start = "\(kind) "
            let missing = before.filter { $0.key.key == "at" && $0.key.group.hasPrefix(start) && $0.value != "off" }
                .map { String($0.key.group.dropFirst(start.count)) }
            return names + missing.filter { !names.contains($0) }
        }
        let slots = files.isEmpty ? defaults.slots.map(\.name) : names(.slot)
        for group in ConfigSchema.groups {
            add(group.fields, of: group.name, initial: defaults)
            if group.name == "sitting" {
                for name in slots { add(slot: name, defaults) }
            }
        }
        for name in names(.meal) { add(meal: name) }
    }

    /// The setting of `key`; nil where no file defines the slot or meal that it belongs to.
    public func setting(_ key: ConfigKey) -> ConfigSetting? {
        settings.first { $0.key == key }
    }

    private mutating func add(slot name: String, _ defaults: Settings) {
        let shipped = defaults.slots.first { $0.name == name }
        let unset = shipped ?? SlotSettings(name: name, at: TimeOfDay(hour: 0, minute: 0))
        add(ConfigSchema.slot, of: "slot " + name, initial: unset, time: shipped?.at.text ?? "off")
    }

    private mutating func add(meal name: String) {
        let midnight = TimeOfDay(hour: 0, minute: 0)
        let unset = MealSettings(name: name, from: midnight, until: midnight)
        add(ConfigSchema.meal, of: "meal " + name, initial: unset, time: "off")
    }

    /// - Parameter time: The text of `at` where it is not set, for groups that have it.
    private mutating func add<Group>(
        _ fields: [ConfigField<Group>], of group: String, initial: Group, time: String? = nil
    ) {
        for field in fields {
            let isTime = time != nil && field.key == "at"
            let unset = isTime ? time! : field.text(initial)
            let found = layers.groups[group]?.values[field.key] ?? []
            func value(of found: ConfigLayers.Found) -> String? {
                isTime && found.entry.value.lowercased() == "off"
                    ? "off" : Self.value(found.entry.value, of: field, initial)
            }
            func place(of found: ConfigLayers.Found) -> ConfigSetting.Place {
                ConfigSetting.Place(file: layers.paths[found.layer], line: found.entry.line)
            }
            let isFaulty = found.last.map { value(of: $0) == nil } ?? false
            let isSafe = isFaulty && field.playSafe != nil
            let key = ConfigKey(group: group, key: field.key)
            let isKept = !isSafe && kept[key] != nil && (isFaulty || found.isEmpty && layers.hasLostText)
            let used = isSafe || isKept ? nil : found.last { value(of: $0) != nil }
            let value = isKept ? kept[key]?.value : used.flatMap(value)
            var fault = isFaulty ? found.last.map(place) : nil
            if isTime, found.isEmpty, unset == "off", !isKept, let header = layers.groups[group] {
                fault = ConfigSetting.Place(file: layers.paths[header.layer], line: header.line)
            }
            settings.append(
                ConfigSetting(
                    key: key,
                    value: value ?? (fault == nil ? unset : Self.fallback(of: field, initial) ?? unset), initial: unset,
                    place: used.map(place), fault: fault, isKept: isKept, explanation: field.explanation,
                    allowed: field.allowed, words: field.words))
        }
    }

    /// What is used, to be safe, where a value cannot be read; nil where that is the default.
    private static func fallback<Group>(of field: ConfigField<Group>, _ group: Group) -> String? {
        guard let playSafe = field.playSafe else { return nil }
        var group = group
        playSafe(&group)
        return field.text(group)
    }

    /// `text` as the config writes its value; nil when it cannot be read.
    private static func value<Group>(_ text: String, of field: ConfigField<Group>, _ group: Group) -> String? {
        var group = group
        guard (try? field.assign(text, &group)) != nil else { return nil }
        return field.text(group)
    }
}
