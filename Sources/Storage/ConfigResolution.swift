import ReminderCore

/// The one decision on each key: which value is in force, where it comes from, and what the user is told of it.
struct ConfigResolution {
    /// What is in force.
    private(set) var settings = Settings()
    /// Each key with its value and origin.
    private(set) var keys: [ConfigSetting] = []
    /// The layers, with what is wrong with their values.
    private(set) var layers: ConfigLayers
    /// What was in force before; nil for nothing.
    private let keeping: Settings?

    /// Resolves `layers`, which keep what `keeping` has.
    init(_ layers: ConfigLayers, keeping: Settings?) {
        self.layers = layers
        self.keeping = keeping
        let defaults = Settings()
        var settings = defaults
        for group in layers.known {
            resolve(group.fields, of: group.name, in: &settings, kept: keeping, staying: "stays in force")
            guard group.name == "sitting" else { continue }
            let isDefault = layers.paths.isEmpty && (keeping == nil || !layers.hasLostText)
            let names = isDefault ? defaults.slots.map(\.name) : names(of: .slot, and: keeping?.slots.map(\.name))
            settings.slots = names.compactMap { slot($0, defaults) }
        }
        settings.meals = names(of: .meal, and: keeping?.meals.map(\.name)).compactMap { meal($0) }
        self.layers.tellOverlaps(settings)
        self.settings = settings
    }

    /// The names that the files define, and those that were in force where the files have lost text.
    private func names(of kind: ConfigSchema.Named, and kept: [String]?) -> [String] {
        let names = layers.names[kind] ?? []
        return names + (layers.hasLostText ? kept ?? [] : []).filter { !names.contains($0) }
    }

    private mutating func slot(_ name: String, _ defaults: Settings) -> SlotSettings? {
        let group = "slot " + name
        let kept = keeping?.slots.first { $0.name == name }
        let shipped = defaults.slots.first { $0.name == name }
        let unused = "the slot is not used"
        let at = time(
            ConfigSchema.slot[0], .time, of: group, shipped: shipped?.at, kept: kept?.at, unused: unused)
        var slot = SlotSettings(name: name, at: at ?? TimeOfDay(seconds: 0))
        resolve(
            ConfigSchema.slot.dropFirst(), of: group, in: &slot, kept: kept,
            staying: kept == nil ? "is used" : "stays in force", unused: at == nil ? unused : nil)
        return at == nil ? nil : slot
    }

    private mutating func meal(_ name: String) -> MealSettings? {
        let group = "meal " + name
        let kept = keeping?.meals.first { $0.name == name }
        let unused = "the meal is not used"
        let times = time(
            ConfigSchema.meal[0], .meal, of: group, shipped: nil, kept: kept?.times, unused: unused)
        let midnight = TimeOfDay(seconds: 0)
        var meal = MealSettings(name: name, from: times?.from ?? midnight, until: times?.until ?? midnight)
        resolve(
            ConfigSchema.meal.dropFirst(), of: group, in: &meal, kept: kept,
            staying: kept == nil ? "is used" : "stays in force", unused: times == nil ? unused : nil)
        return times == nil ? nil : meal
    }

    /// Resolves `at`, which is nil where the slot or meal is off, or has none that can be read.
    ///
    /// - Parameter shipped: What it is where no file sets it.
    private mutating func time<Group, Value>(
        _ field: ConfigField<Group>, _ kind: ConfigValue<Value>, of group: String, shipped: Value?, kept: Value?,
        unused: String
    ) -> Value? {
        let found = layers.groups[group]?.values["at"] ?? []
        // What was off, or not there, stays so.
        let remaining = layers.keeps ? kept : shipped
        let staying = remaining.map { "\(kind.text($0)) stays in force" } ?? unused
        var value = remaining
        var (place, fault): (ConfigSetting.Place?, ConfigSetting.Place?)
        var isKept = layers.keeps && kept != nil
        func read(_ found: ConfigLayers.Found) throws(UnreadableValue) -> Value? {
            found.entry.value.lowercased() == "off" ? nil : try kind.parse(found.entry.value)
        }
        if let top = found.last {
            do throws(UnreadableValue) {
                value = try read(top)
                (place, isKept) = (layers.place(of: top), false)
            } catch {
                fault = layers.place(of: top)
                var consequence = staying
                for lower in found.dropLast() where !layers.keeps {
                    guard let text = try? read(lower).map(kind.text) ?? "off" else { continue }
                    value = try? read(lower)
                    place = layers.place(of: lower)
                    consequence = used(text, of: lower)
                }
                tell(error, top, consequence)
            }
        } else if let shipped, !(layers.hasLostText && layers.keeps) {
            (value, isKept) = (shipped, false)
        } else if let header = layers.groups[group], !(layers.hasLostText && layers.keeps) {
            fault = ConfigSetting.Place(file: layers.paths[header.layer], line: header.line)
            layers.tell(
                .error, layer: header.layer, line: header.line, group: header.name, key: "at", found: "nothing",
                allowed: kind.allowed.description, consequence: staying)
        }
        note(
            field, of: group, value.map(kind.text) ?? "off", initial: shipped.map(kind.text) ?? "off", at: place,
            fault: fault, isKept: isKept)
        return value
    }

    /// Resolves `fields`; `target` has their defaults before and what is in force after.
    ///
    /// - Parameters:
    ///   - kept: What was in force; nil for nothing.
    ///   - unused: What follows from each fault in a slot or meal that is not used.
    private mutating func resolve<Group>(
        _ fields: some Sequence<ConfigField<Group>>, of group: String, in target: inout Group, kept: Group?,
        staying: String, unused: String? = nil
    ) {
        let values = layers.groups[group]?.values ?? [:]
        for field in fields {
            let initial = field.text(target)
            var (place, fault): (ConfigSetting.Place?, ConfigSetting.Place?)
            var isKept = false
            if let found = values[field.key], let top = found.last {
                do throws(UnreadableValue) {
                    try field.assign(top.entry.value, &target)
                    place = layers.place(of: top)
                } catch {
                    fault = layers.place(of: top)
                    let consequence: String
                    if let playSafe = field.playSafe {
                        playSafe(&target)
                        consequence = "\(field.text(target)) is used, to be safe"
                    } else if let kept {
                        field.copy(kept, &target)
                        isKept = true
                        consequence = "\(field.text(kept)) \(staying)"
                    } else if let lower = found.dropLast().last(where: {
                        (try? field.assign($0.entry.value, &target)) != nil
                    }) {
                        place = layers.place(of: lower)
                        consequence = used(field.text(target), of: lower)
                    } else {
                        consequence = "\(field.text(target)) \(staying)"
                    }
                    tell(error, top, unused ?? consequence)
                }
            } else if layers.hasLostText, let kept {
                field.copy(kept, &target)
                isKept = true
            }
            note(field, of: group, field.text(target), initial: initial, at: place, fault: fault, isKept: isKept)
        }
    }

    private func used(_ text: String, of found: ConfigLayers.Found) -> String {
        "\(text) of \(layers.place(of: found)) is used"
    }

    private mutating func tell(_ value: UnreadableValue, _ found: ConfigLayers.Found, _ consequence: String) {
        let isQuoted = found.entry.value.hasPrefix("\"") || found.entry.value.hasPrefix("'")
        layers.tell(
            .error, layer: found.layer, line: found.entry.line, group: found.group, key: found.entry.key,
            found: value.found, allowed: value.allowed + (isQuoted ? ", without quotes" : ""),
            consequence: consequence)
    }

    private mutating func note<Group>(
        _ field: ConfigField<Group>, of group: String, _ value: String, initial: String, at place: ConfigSetting.Place?,
        fault: ConfigSetting.Place?, isKept: Bool
    ) {
        keys.append(
            ConfigSetting(
                key: ConfigKey(group: group, key: field.key), value: value, initial: initial, place: place,
                fault: fault, isKept: isKept, explanation: field.explanation, allowed: field.allowed.description,
                words: field.words))
    }
}
