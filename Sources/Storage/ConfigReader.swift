import ReminderCore

/// Reads the config: always to settings that can be used, with word of everything that is amiss.
public enum ConfigReader {
    /// A key of the config, for documentation and completion.
    public struct KnownKey: Hashable, Sendable {
        /// Its group: `slot NAME` for the slots, `meal NAME` for the meals.
        public let group: String
        /// The key.
        public let key: String
        /// What it is for, in one line of plain words.
        public let explanation: String
        /// What can be written, in words.
        public let allowed: String
        /// The value it has where nobody sets it, as it is written; for a slot that of the morning, for a meal an example.
        public let initial: String
    }

    /// Every key that the reader knows, in the order of the shipped config.
    public static let knownKeys: [KnownKey] = {
        let settings = Settings()
        var keys: [KnownKey] = []
        for group in ConfigSchema.groups {
            keys += group.fields.map { known($0, group: group.name, of: settings) }
        }
        keys += ConfigSchema.slot.map { known($0, group: "slot NAME", of: .morning) }
        return keys + ConfigSchema.meal.map { known($0, group: "meal NAME", of: .example) }
    }()

    /// Reads the config files of `directories` that exist; see ``read(_:keeping:)``.
    ///
    /// While one of them cannot be read, all of `keeping` stays in force: nobody can say what that file would change.
    public static func load(_ directories: XDGDirectories, keeping: Settings) -> ConfigReading {
        read(ConfigFiles(directories.configFiles), keeping: keeping)
    }

    /// Reads `found`; all of `keeping` stays in force while one of the files cannot be read.
    public static func read(_ found: ConfigFiles, keeping: Settings) -> ConfigReading {
        let reading = read(found.files, keeping: keeping)
        if found.unreadable.isEmpty { return reading }
        return ConfigReading(settings: keeping, diagnostics: reading.diagnostics + found.unreadable)
    }

    /// The settings that `files` say, the lowest layer first: a key of a later file overrides that of an earlier one.
    ///
    /// A value that cannot be read keeps the one in `keeping`, the last good settings (at first the defaults). A key
    /// that is absent has its default. Slots exist only where a file defines them, and `at = off` switches one off
    /// again; without any file the defaults hold, slots included.
    public static func read(_ files: [ConfigFile], keeping: Settings) -> ConfigReading {
        var settings = Settings()
        if files.isEmpty { return ConfigReading(settings: settings, diagnostics: []) }
        var layers = ConfigLayers(files)
        for group in layers.known {
            let values = layers.groups[group.name]?.values ?? [:]
            apply(group.fields, values, to: &settings, keeping: keeping, staying: "stays in force", &layers)
        }
        settings.slots = (layers.names[.slot] ?? []).compactMap { name in
            slot(name, lastGood: keeping.slots.first { $0.name == name }, &layers)
        }
        settings.meals = (layers.names[.meal] ?? []).compactMap { name in
            meal(name, lastGood: keeping.meals.first { $0.name == name }, &layers)
        }
        layers.tellOverlaps(settings)
        return ConfigReading(settings: settings, diagnostics: layers.diagnostics)
    }

    private static func slot(
        _ name: String, lastGood: SlotSettings?, _ layers: inout ConfigLayers
    ) -> SlotSettings? {
        guard let group = layers.groups["slot " + name] else { return nil }
        var values = group.values
        let shipped = Settings().slots.first { $0.name == name }
        let at: TimeOfDay
        if let found = values.removeValue(forKey: "at") {
            if found.entry.value.lowercased() == "off" { return nil }
            do throws(UnreadableValue) {
                at = try ConfigValue.time.parse(found.entry.value)
            } catch {
                tell(
                    error, found, "\(lastGood.map { "\($0.at.text) stays in force" } ?? "the slot is not used")",
                    &layers)
                guard let lastGood else { return nil }
                at = lastGood.at
            }
        } else if let known = shipped {
            at = known.at
        } else {
            layers.tell(
                .error, layer: group.layer, line: group.line, group: group.name, key: "at", found: "no such key",
                allowed: ConfigValue.time.allowed,
                consequence: lastGood.map { "\($0.at.text) stays in force" } ?? "the slot is not used")
            guard let lastGood else { return nil }
            at = lastGood.at
        }
        var slot = SlotSettings(name: name, at: at)
        apply(
            ConfigSchema.slot, values, to: &slot, keeping: lastGood ?? slot,
            staying: lastGood == nil ? "is used" : "stays in force", &layers)
        return slot
    }

    private static func meal(
        _ name: String, lastGood: MealSettings?, _ layers: inout ConfigLayers
    ) -> MealSettings? {
        guard let group = layers.groups["meal " + name] else { return nil }
        var values = group.values
        let staying = lastGood.map { "\(ConfigValue.meal.text($0.times)) stays in force" } ?? "the meal is not used"
        var times = lastGood?.times
        if let found = values.removeValue(forKey: "at") {
            if found.entry.value.lowercased() == "off" { return nil }
            do throws(UnreadableValue) {
                times = try ConfigValue.meal.parse(found.entry.value)
            } catch {
                tell(error, found, staying, &layers)
            }
        } else {
            layers.tell(
                .error, layer: group.layer, line: group.line, group: group.name, key: "at", found: "no such key",
                allowed: ConfigValue.meal.allowed, consequence: staying)
        }
        guard let times else { return nil }
        var meal = MealSettings(name: name, from: times.from, until: times.until)
        apply(
            ConfigSchema.meal, values, to: &meal, keeping: lastGood ?? meal,
            staying: lastGood == nil ? "is used" : "stays in force", &layers)
        return meal
    }

    private static func apply<Group>(
        _ fields: [ConfigField<Group>], _ values: [String: ConfigLayers.Found], to group: inout Group,
        keeping: Group, staying: String, _ layers: inout ConfigLayers
    ) {
        for field in fields {
            guard let found = values[field.key] else { continue }
            do throws(UnreadableValue) {
                try field.assign(found.entry.value, &group)
            } catch {
                if let playSafe = field.playSafe {
                    playSafe(&group)
                    tell(error, found, "\(field.text(group)) is used, to be safe", &layers)
                } else {
                    field.copy(keeping, &group)
                    tell(error, found, "\(field.text(keeping)) \(staying)", &layers)
                }
            }
        }
    }

    private static func tell(
        _ value: UnreadableValue, _ found: ConfigLayers.Found, _ consequence: String, _ layers: inout ConfigLayers
    ) {
        let isQuoted = found.entry.value.hasPrefix("\"") || found.entry.value.hasPrefix("'")
        layers.tell(
            .error, layer: found.layer, line: found.entry.line, group: found.group, key: found.entry.key,
            found: value.found, allowed: value.allowed + (isQuoted ? ", without quotes" : ""),
            consequence: consequence)
    }

    private static func known<Group>(_ field: ConfigField<Group>, group: String, of initial: Group) -> KnownKey {
        KnownKey(
            group: group, key: field.key, explanation: field.explanation, allowed: field.allowed,
            initial: field.text(initial))
    }
}
