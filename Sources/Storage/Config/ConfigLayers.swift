/// The merged groups and keys of all config files, and the problems that are found before any value is read.
struct ConfigLayers {
    /// A value and its place.
    struct Found {
        /// The index of the file in ``paths``.
        let layer: Int
        /// The group as written.
        let group: String
        /// The key and the value.
        let entry: KeyFile.Entry
    }

    /// A group and its last place.
    struct FoundGroup {
        /// The index of the file in ``paths``.
        let layer: Int
        /// The group as written.
        let name: String
        /// The line of its header.
        let line: Int
        /// The values of each key, at most one of each file; the last one counts.
        var values: [String: [Found]] = [:]
    }

    /// No user has more slots, or more meals.
    private static let mostNames = 1000

    /// The most problems that are listed. A file that is not a config could have thousands.
    private static let mostFindings = 40

    /// The files, the lowest layer first.
    let paths: [String]
    /// The known groups, made once for the whole reading.
    let known = ConfigSchema.groups
    /// The groups by name, with single spaces in the name.
    private(set) var groups: [String: FoundGroup] = [:]
    /// The names of the slots, and those of the meals, in the order in which they were first defined.
    private(set) var names: [ConfigSchema.Named: [String]] = [:]
    /// Whether some text could not be understood: it may have been meant for a missing setting.
    var hasLostText: Bool
    /// Whether there are last good settings to keep.
    let keeps: Bool
    /// The names of the keys of each group that was found, because a file can repeat one thousands of times.
    private var keyNames: [String: [String]] = [:]
    private var findings: [(layer: Int, line: Int, diagnostic: ConfigDiagnostic)] = []
    private var omitted: (layer: Int, count: Int, severity: ConfigDiagnostic.Severity)?

    /// The layers of `files`, the lowest first.
    ///
    /// - Parameters:
    ///   - keeps: Whether there are last good settings; missing ones stay in force while ``hasLostText``.
    ///   - hasLostText: Whether another file cannot be read.
    init(_ files: [ConfigFile], keeps: Bool, hasLostText: Bool = false) {
        self.keeps = keeps
        self.hasLostText = hasLostText
        paths = files.map(\.path)
        for (layer, file) in files.enumerated() { add(KeyFileScanner.scan(file.bytes), layer: layer) }
    }

    /// Whether no more problems are kept, only counted.
    var isFull: Bool { findings.count >= Self.mostFindings }

    /// The problems, in the order of files and lines; the last one counts those that are not kept.
    var diagnostics: [ConfigDiagnostic] {
        let kept = sorted
        guard let omitted else { return kept }
        return kept + [
            ConfigDiagnostic(omitted.severity, file: paths[omitted.layer], others: omitted.count)
        ]
    }

    private var sorted: [ConfigDiagnostic] {
        findings.enumerated().sorted { left, right in
            (left.element.layer, left.element.line, left.offset)
                < (right.element.layer, right.element.line, right.offset)
        }
        .map(\.element.diagnostic)
    }

    /// Where `found` is.
    func place(of found: Found) -> ConfigSetting.Place {
        ConfigSetting.Place(file: paths[found.layer], line: found.entry.line)
    }

    /// Adds a problem.
    ///
    /// - Parameter found: What was found, for programs; `problem` is for users.
    mutating func report(
        _ severity: ConfigDiagnostic.Severity, layer: Int, line: Int, group: String?, key: String? = nil,
        found: String, allowed: String, problem: String, consequence: String
    ) {
        guard !isFull else { return omit(severity, layer: layer) }
        let diagnostic = ConfigDiagnostic(
            severity: severity, file: paths[layer], line: line, group: group, key: key, found: found,
            allowed: allowed, problem: problem, consequence: consequence)
        findings.append((layer, line, diagnostic))
    }

    /// Counts a problem that is not kept.
    mutating func omit(_ severity: ConfigDiagnostic.Severity, layer: Int) {
        let isError = severity == .error || omitted?.severity == .error
        omitted = (omitted?.layer ?? layer, (omitted?.count ?? 0) + 1, isError ? .error : .warning)
    }

    private mutating func add(_ file: KeyFile, layer: Int) {
        for fault in file.faults { report(fault, layer: layer) }
        var lines: [String: (group: Int, keys: [String: Int])] = [:]
        for group in file.groups {
            let id = ConfigKey.id(ofGroup: group.name)
            guard let keys = knownKeys(of: id, group, layer: layer) else { continue }
            if let first = lines[id]?.group {
                report(
                    .warning, layer: layer, line: group.line, group: group.name,
                    found: "a second time", allowed: "one group of a name",
                    problem: "this group already begins in line \(first)", consequence: "the two are merged")
            } else {
                lines[id] = (group.line, [:])
            }
            groups[id] = FoundGroup(
                layer: layer, name: group.name, line: group.line, values: groups[id]?.values ?? [:])
            for entry in group.entries {
                guard keys.contains(entry.key) else {
                    reportUnknown(entry, keys: keys, group: group.name, layer: layer)
                    continue
                }
                if let first = lines[id]?.keys[entry.key] {
                    report(
                        .warning, layer: layer, line: entry.line, group: group.name, key: entry.key,
                        found: "a second time", allowed: "one value for a key",
                        problem: "this key is already set in line \(first)", consequence: "the last one counts")
                } else {
                    lines[id]?.keys[entry.key] = entry.line
                }
                if entry.hasComment {
                    report(
                        .warning, layer: layer, line: entry.line, group: group.name, key: entry.key,
                        found: "a comment behind the value", allowed: "a comment on a line of its own",
                        problem: "a comment must be on a line of its own",
                        consequence: "the value is read as \(UnreadableValue.quoted(entry.value))")
                }
                var values = groups[id]?.values[entry.key] ?? []
                if values.last?.layer == layer { values.removeLast() }
                groups[id]?.values[entry.key] = values + [Found(layer: layer, group: group.name, entry: entry)]
            }
        }
    }

    /// The keys of the group `id`; nil, after adding a problem, for an unknown one.
    private mutating func knownKeys(of id: String, _ group: KeyFile.Group, layer: Int) -> [String]? {
        if let keys = keyNames[id] { return keys }
        let keys = findKeys(of: id, group, layer: layer)
        keyNames[id] = keys
        return keys
    }

    private mutating func findKeys(of id: String, _ group: KeyFile.Group, layer: Int) -> [String]? {
        if let found = known.first(where: { $0.name == id }) { return found.fields.map(\.key) }
        let words = id.split(separator: " ")
        guard let kind = words.first.flatMap({ ConfigSchema.Named(rawValue: String($0)) }) else {
            reportUnknown(group, firstWord: words.first.map(String.init) ?? "", layer: layer)
            return nil
        }
        let name = words.dropFirst().joined(separator: " ")
        guard ConfigKey.isName(name) else {
            let allowed = ConfigKey.allowedName
            reportLost(
                layer: layer, line: group.line, group: group.name,
                found: name.isEmpty ? "no name" : "the name \(UnreadableValue.quoted(name))",
                allowed: "[\(kind) NAME] with a name of \(allowed)",
                problem: Self.problem(ofName: name, kind, allowed: allowed))
            return nil
        }
        guard names[kind, default: []].count < Self.mostNames else {
            reportLost(
                layer: layer, line: group.line, group: group.name, found: "one more than \(Self.mostNames)",
                allowed: "at most \(Self.mostNames) groups [\(kind) NAME]",
                problem: "there are more than \(Self.mostNames) groups [\(kind) NAME]")
            return nil
        }
        names[kind, default: []].append(name)
        return kind.keys
    }

    private static func problem(ofName name: String, _ kind: ConfigSchema.Named, allowed: String) -> String {
        if name.isEmpty { return "the \(kind.noun) needs a name of \(allowed)" }
        let quoted = UnreadableValue.quoted(name)
        if let space = name.misleadingCharacter { return "the name \(quoted) contains \(space)" }
        return "\(quoted) is not a name of \(allowed)"
    }
}
