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

    /// Reads the config files of `directories` that exist, as at a start: with nothing in force but ``LastGoodConfig``.
    ///
    /// While one of them cannot be read, all of that stays in force: nobody can say what that file would change.
    public static func load(_ directories: XDGDirectories) -> ConfigReading {
        load(ConfigFiles(directories.configFiles), of: directories)
    }

    /// The same of files that are `found` already.
    public static func load(_ found: ConfigFiles, of directories: XDGDirectories) -> ConfigReading {
        let reading = read(found, keeping: nil)
        guard reading.hasErrors, let lastGood = LastGoodConfig(directories).settings else { return reading }
        return read(found, keeping: lastGood)
    }

    /// Reads `found`; all of `keeping` stays in force while one of the files cannot be read.
    public static func read(_ found: ConfigFiles, keeping: Settings?) -> ConfigReading {
        let reading = read(found.files, keeping: keeping)
        if found.unreadable.isEmpty { return reading }
        return ConfigReading(settings: keeping ?? Settings(), diagnostics: reading.diagnostics + found.unreadable)
    }

    /// The settings that `files` say, the lowest layer first: a key of a later file overrides that of an earlier one.
    ///
    /// A key that is absent has its default. Slots exist only where a file defines them, and `at = off` switches one off
    /// again; without any file the defaults hold, slots included.
    ///
    /// - Parameter keeping: The last good settings, nil for none yet. A value that cannot be read keeps the one in them; so
    ///   does all that is missing, slots and meals included, where something is written that says nothing, such as a
    ///   misspelt group. With nil a value that cannot be read leaves that of the next lower file in force.
    public static func read(_ files: [ConfigFile], keeping: Settings?) -> ConfigReading {
        var settings = Settings()
        if files.isEmpty { return ConfigReading(settings: settings, diagnostics: []) }
        var layers = ConfigLayers(files, keeps: keeping != nil)
        for group in layers.known {
            let values = layers.groups[group.name]?.values ?? [:]
            apply(group.fields, values, to: &settings, keeping: keeping, staying: "stays in force", &layers)
        }
        let missing = layers.hasLostText ? keeping : nil
        settings.slots = names(of: .slot, layers, and: missing?.slots.map(\.name)).compactMap { name in
            let lastGood = keeping?.slots.first { $0.name == name }
            return layers.groups["slot " + name] == nil ? lastGood : slot(name, lastGood: lastGood, &layers)
        }
        settings.meals = names(of: .meal, layers, and: missing?.meals.map(\.name)).compactMap { name in
            let lastGood = keeping?.meals.first { $0.name == name }
            return layers.groups["meal " + name] == nil ? lastGood : meal(name, lastGood: lastGood, &layers)
        }
        layers.tellOverlaps(settings)
        return ConfigReading(settings: settings, diagnostics: layers.diagnostics)
    }

    /// The names that the files define, and those of `missing` that they do not.
    private static func names(
        of kind: ConfigSchema.Named, _ layers: ConfigLayers, and missing: [String]?
    ) -> [String] {
        let names = layers.names[kind] ?? []
        return names + (missing ?? []).filter { !names.contains($0) }
    }

    private static func slot(
        _ name: String, lastGood: SlotSettings?, _ layers: inout ConfigLayers
    ) -> SlotSettings? {
        guard let group = layers.groups["slot " + name] else { return nil }
        let shipped = Settings().slots.first { $0.name == name }
        let at = time(
            group, .time, shipped: shipped?.at, lastGood: lastGood?.at, unused: "the slot is not used", &layers)
        guard let at else {
            var unused = SlotSettings(name: name, at: TimeOfDay(seconds: 0))
            check(ConfigSchema.slot, group, of: &unused, "the slot is not used", &layers)
            return nil
        }
        var slot = SlotSettings(name: name, at: at)
        apply(
            ConfigSchema.slot.filter { $0.key != "at" }, group.values, to: &slot, keeping: lastGood,
            staying: lastGood == nil ? "is used" : "stays in force", &layers)
        return slot
    }

    private static func meal(
        _ name: String, lastGood: MealSettings?, _ layers: inout ConfigLayers
    ) -> MealSettings? {
        guard let group = layers.groups["meal " + name] else { return nil }
        let times = time(
            group, .meal, shipped: nil, lastGood: lastGood?.times, unused: "the meal is not used", &layers)
        guard let times else {
            var unused = MealSettings.example
            check(ConfigSchema.meal, group, of: &unused, "the meal is not used", &layers)
            return nil
        }
        var meal = MealSettings(name: name, from: times.from, until: times.until)
        apply(
            ConfigSchema.meal.filter { $0.key != "at" }, group.values, to: &meal, keeping: lastGood,
            staying: lastGood == nil ? "is used" : "stays in force", &layers)
        return meal
    }

    /// The value of `at`; nil where the slot or meal is off, or has none that can be read.
    ///
    /// - Parameter shipped: What it is where nobody sets it.
    private static func time<Value>(
        _ group: ConfigLayers.FoundGroup, _ kind: ConfigValue<Value>, shipped: Value?, lastGood: Value?,
        unused: String, _ layers: inout ConfigLayers
    ) -> Value? {
        // What was off, or not there, stays so.
        let remaining = layers.keeps ? lastGood : shipped
        let staying = remaining.map { "\(kind.text($0)) stays in force" } ?? unused
        let isOff = { (found: ConfigLayers.Found) in found.entry.value.lowercased() == "off" }
        guard let found = group.values["at"], let top = found.last else {
            if layers.hasLostText, layers.keeps { return lastGood }
            if let shipped { return shipped }
            layers.tell(
                .error, layer: group.layer, line: group.line, group: group.name, key: "at", found: "nothing",
                allowed: kind.allowed, consequence: staying)
            return remaining
        }
        if isOff(top) { return nil }
        do throws(UnreadableValue) {
            return try kind.parse(top.entry.value)
        } catch {
            for lower in found.dropLast().reversed() where !layers.keeps {
                let value = isOff(lower) ? nil : try? kind.parse(lower.entry.value)
                guard isOff(lower) || value != nil else { continue }
                tell(error, top, used(value.map(kind.text) ?? "off", of: lower, layers), &layers)
                return value
            }
            tell(error, top, staying, &layers)
            return remaining
        }
    }

    /// Tells of values that cannot be read in a group without a time, so that all its faults can be mended at once.
    private static func check<Group>(
        _ fields: [ConfigField<Group>], _ group: ConfigLayers.FoundGroup, of scratch: inout Group,
        _ consequence: String, _ layers: inout ConfigLayers
    ) {
        for field in fields where field.key != "at" {
            guard let found = group.values[field.key]?.last else { continue }
            do throws(UnreadableValue) {
                try field.assign(found.entry.value, &scratch)
            } catch {
                tell(error, found, consequence, &layers)
            }
        }
    }

    /// - Parameter keeping: What is in force; nil for nothing yet.
    private static func apply<Group>(
        _ fields: [ConfigField<Group>], _ values: [String: [ConfigLayers.Found]], to group: inout Group,
        keeping: Group?, staying: String, _ layers: inout ConfigLayers
    ) {
        for field in fields {
            guard let found = values[field.key], let top = found.last else {
                if layers.hasLostText, let keeping { field.copy(keeping, &group) }
                continue
            }
            do throws(UnreadableValue) {
                try field.assign(top.entry.value, &group)
            } catch {
                if let playSafe = field.playSafe {
                    playSafe(&group)
                    tell(error, top, "\(field.text(group)) is used, to be safe", &layers)
                } else if let keeping {
                    field.copy(keeping, &group)
                    tell(error, top, "\(field.text(keeping)) \(staying)", &layers)
                } else if let lower = found.dropLast().last(where: {
                    (try? field.assign($0.entry.value, &group)) != nil
                }) {
                    tell(error, top, used(field.text(group), of: lower, layers), &layers)
                } else {
                    tell(error, top, "\(field.text(group)) \(staying)", &layers)
                }
            }
        }
    }

    private static func used(_ text: String, of found: ConfigLayers.Found, _ layers: ConfigLayers) -> String {
        "\(text) of \(layers.paths[found.layer]):\(found.entry.line) is used"
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
