import ReminderCore

/// Decides for each key which value is in force, where it comes from and what its problem is.
struct ConfigResolution {
    /// The settings in force.
    private(set) var settings = Settings()
    /// Each key with its value and origin, if they are listed.
    private(set) var keys: [ConfigSetting] = []
    /// The layers, with the problems of their values.
    private(set) var layers: ConfigLayers
    /// The settings that were in force before; nil for none.
    private let keeping: Settings?
    /// Whether ``keys`` is filled. It takes longer than all the rest, and the agent has no use for it.
    private let listsKeys: Bool

    /// Resolves `layers`; `keeping` has the last good settings, nil for none.
    init(_ layers: ConfigLayers, keeping: Settings?, listsKeys: Bool = false) {
        self.layers = layers
        self.keeping = keeping
        self.listsKeys = listsKeys
        let defaults = Settings()
        var settings = defaults
        for group in layers.known {
            resolve(group.fields, of: group.name, in: &settings, kept: keeping, using: "keeping")
            guard group.name == "sitting" else { continue }
            let names = names(of: .slot, builtIn: defaults.slots.map(\.name), kept: keeping?.slots.map(\.name))
            settings.slots = names.compactMap { slot($0, defaults) }
        }
        settings.meals = names(of: .meal, builtIn: [], kept: keeping?.meals.map(\.name)).compactMap { meal($0) }
        self.layers.reportOverlaps(settings)
        self.settings = settings
    }

    /// The built-in names, those that the files define and, where text was lost, those that were in force.
    private func names(of kind: ConfigSchema.Named, builtIn: [String], kept: [String]?) -> [String] {
        let own = builtIn + (layers.names[kind] ?? []).filter { !builtIn.contains($0) }
        return own + (layers.hasLostText ? kept ?? [] : []).filter { !own.contains($0) }
    }

    private mutating func slot(_ name: String, _ defaults: Settings) -> SlotSettings? {
        let group = "slot " + name
        let kept = keeping?.slots.first { $0.name == name }
        let shipped = defaults.slots.first { $0.name == name }
        let unused = "this session is ignored"
        let at = time(
            ConfigSchema.slot[0], .time, of: group, shipped: shipped?.at, kept: kept?.at, unused: unused)
        var slot = SlotSettings(name: name, at: at ?? TimeOfDay(seconds: 0))
        resolve(
            ConfigSchema.slot.dropFirst(), of: group, in: &slot, kept: kept,
            using: kept == nil && shipped == nil ? "using" : "keeping", unused: at == nil ? unused : nil)
        return at == nil ? nil : slot
    }

    private mutating func meal(_ name: String) -> MealSettings? {
        let group = "meal " + name
        let kept = keeping?.meals.first { $0.name == name }
        let unused = "this meal is ignored"
        let times = time(
            ConfigSchema.meal[0], .meal, of: group, shipped: nil, kept: kept?.times, unused: unused)
        let midnight = TimeOfDay(seconds: 0)
        var meal = MealSettings(name: name, from: times?.from ?? midnight, until: times?.until ?? midnight)
        resolve(
            ConfigSchema.meal.dropFirst(), of: group, in: &meal, kept: kept,
            using: kept == nil ? "using" : "keeping", unused: times == nil ? unused : nil)
        return times == nil ? nil : meal
    }

    /// Resolves `at`: nil where the session or meal is off, or has no readable time.
    ///
    /// - Parameter shipped: The time of a built-in session.
    private mutating func time<Group, Value>(
        _ field: @autoclosure () -> ConfigField<Group>, _ kind: ConfigValue<Value>, of group: String, shipped: Value?,
        kept: Value?, unused: String
    ) -> Value? {
        let found = layers.groups[group]?.values["at"] ?? []
        // A session or meal that was off or missing stays so.
        let remaining = layers.keeps ? kept : shipped
        let staying = remaining.map { "keeping \(kind.text($0))" } ?? unused
        var value = remaining
        var (place, fault): (ConfigSetting.Place?, ConfigSetting.Place?)
        var isKept = layers.keeps && kept != nil
        func read(_ found: ConfigLayers.Found) -> Result<Value?, UnreadableValue> {
            let text = found.entry.value
            return Result { () throws(UnreadableValue) in text.lowercased() == "off" ? nil : try kind.parse(text) }
        }
        if let top = found.last {
            switch read(top) {
            case .success(let time):
                (value, place, isKept) = (time, layers.place(of: top), false)
            case .failure(let error):
                fault = layers.place(of: top)
                var consequence = staying
                for lower in found.dropLast().reversed() where !layers.keeps {
                    guard case .success(let time) = read(lower) else { continue }
                    (value, place) = (time, layers.place(of: lower))
                    consequence = used(time.map(kind.text) ?? "off", of: lower)
                    break
                }
                report(error, top, consequence)
            }
        } else if let shipped, !(layers.hasLostText && layers.keeps) {
            (value, isKept) = (shipped, false)
        } else if let header = layers.groups[group], !(layers.hasLostText && layers.keeps) {
            fault = ConfigSetting.Place(file: layers.paths[header.layer], line: header.line)
            layers.report(
                .error, layer: header.layer, line: header.line, group: header.name, key: "at", found: "nothing",
                allowed: kind.allowed.description, problem: "\(kind.allowed.kind) is missing", consequence: staying)
        }
        note(
            field(), of: group, value.map(kind.text) ?? "off", initial: shipped.map(kind.text) ?? "off", at: place,
            fault: fault, isKept: isKept)
        return value
    }

    /// Resolves `fields`; `target` has their defaults before and what is in force after.
    ///
    /// - Parameters:
    ///   - kept: The last good values; nil for none.
    ///   - using: The word for going on with a value, `keeping` or `using`.
    ///   - unused: The consequence of each problem in a session or meal that is ignored.
    private mutating func resolve<Group>(
        _ fields: @autoclosure () -> some Sequence<ConfigField<Group>>, of group: String, in target: inout Group,
        kept: Group?, using word: String, unused: String? = nil
    ) {
        let values = layers.groups[group]?.values ?? [:]
        guard listsKeys || layers.hasLostText || !values.isEmpty else { return }
        for field in fields() {
            let defaults = target
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
                        consequence = "using \(field.text(target)), to be safe"
                    } else if let kept {
                        field.copy(kept, &target)
                        isKept = true
                        consequence = "\(word) \(field.text(kept))"
                    } else if let lower = found.dropLast().last(where: {
                        (try? field.assign($0.entry.value, &target)) != nil
                    }) {
                        place = layers.place(of: lower)
                        consequence = used(field.text(target), of: lower)
                    } else {
                        consequence = "\(word) \(field.text(target))"
                    }
                    report(error, top, unused ?? consequence)
                }
            } else if layers.hasLostText, let kept {
                field.copy(kept, &target)
                isKept = true
            }
            note(
                field, of: group, field.text(target), initial: field.text(defaults), at: place, fault: fault,
                isKept: isKept)
        }
    }

    private func used(_ text: String, of found: ConfigLayers.Found) -> String {
        "using \(text) from \(layers.place(of: found))"
    }

    private mutating func report(_ value: UnreadableValue, _ found: ConfigLayers.Found, _ consequence: String) {
        layers.report(
            .error, layer: found.layer, line: found.entry.line, group: found.group, key: found.entry.key,
            found: value.found, allowed: value.allowed, problem: value.problem, consequence: consequence)
    }

    private mutating func note<Group>(
        _ field: @autoclosure () -> ConfigField<Group>, of group: String, _ value: @autoclosure () -> String,
        initial: @autoclosure () -> String, at place: ConfigSetting.Place?, fault: ConfigSetting.Place?, isKept: Bool
    ) {
        guard listsKeys else { return }
        let field = field()
        keys.append(
            ConfigSetting(
                key: ConfigKey(group: group, key: field.key), value: value(), initial: initial(), place: place,
                fault: fault, isKept: isKept, explanation: field.explanation, allowed: field.allowed.description,
                words: field.words))
    }
}
