/// The groups and keys of all config files laid over each other, and what is amiss with them before any value is read.
struct ConfigLayers {
    /// A value and where it stands.
    struct Found {
        /// The file's place among the files.
        let layer: Int
        /// The group as written.
        let group: String
        /// The key and the value.
        let entry: KeyFile.Entry
    }

    /// A group and where it stands last.
    struct FoundGroup {
        /// The file's place among the files.
        let layer: Int
        /// The group as written.
        let name: String
        /// The line of its header.
        let line: Int
        /// The values of each key, at most one of each file; the last one counts.
        var values: [String: [Found]] = [:]
    }

    /// More slots, or meals, are no schedule of a person's.
    private static let mostNames = 1000

    /// The files, the lowest layer first.
    let paths: [String]
    /// The groups that are known, made once for all of the reading.
    let known = ConfigSchema.groups
    /// The groups by name, white space in the name made single.
    private(set) var groups: [String: FoundGroup] = [:]
    /// The names of the slots, and those of the meals, in the order in which they were first defined.
    private(set) var names: [ConfigSchema.Named: [String]] = [:]
    /// Whether something is written that says nothing, so that what is missing may have been meant by it.
    private(set) var hasLostText: Bool
    /// What the reading keeps of the last good one then.
    let keeps: Bool
    private var findings: [(layer: Int, line: Int, diagnostic: ConfigDiagnostic)] = []

    /// The layers of `files`, the lowest first.
    ///
    /// - Parameters:
    ///   - keeps: Whether there are last good settings, of which what is missing stays in force where ``hasLostText``.
    ///   - hasLostText: Whether a file beside `files` cannot be read.
    init(_ files: [ConfigFile], keeps: Bool, hasLostText: Bool = false) {
        self.keeps = keeps
        self.hasLostText = hasLostText
        paths = files.map(\.path)
        for (layer, file) in files.enumerated() { add(KeyFileScanner.scan(file.bytes), layer: layer) }
    }

    /// What is amiss, in the order of files and lines.
    var diagnostics: [ConfigDiagnostic] {
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

    /// Tells that something is amiss.
    mutating func tell(
        _ severity: ConfigDiagnostic.Severity, layer: Int, line: Int, group: String?, key: String? = nil,
        found: String, allowed: String, consequence: String
    ) {
        let diagnostic = ConfigDiagnostic(
            severity: severity, file: paths[layer], line: line, group: group, key: key, found: found,
            allowed: allowed, consequence: consequence)
        findings.append((layer, line, diagnostic))
    }

    private mutating func add(_ file: KeyFile, layer: Int) {
        for fault in file.faults { tell(fault, layer: layer) }
        var lines: [String: (group: Int, keys: [String: Int])] = [:]
        for group in file.groups {
            let id = ConfigKey.id(ofGroup: group.name)
            guard let keys = knownKeys(of: id, group, layer: layer) else { continue }
            if let first = lines[id]?.group {
                tell(
                    .warning, layer: layer, line: group.line, group: group.name,
                    found: "a second time (first in line \(first))", allowed: "one group of a name",
                    consequence: "both are used as one")
            } else {
                lines[id] = (group.line, [:])
            }
            groups[id] = FoundGroup(
                layer: layer, name: group.name, line: group.line, values: groups[id]?.values ?? [:])
            for entry in group.entries {
                guard keys.contains(entry.key) else {
                    tellUnknown(entry, keys: keys, group: group.name, layer: layer)
                    continue
                }
                if let first = lines[id]?.keys[entry.key] {
                    tell(
                        .warning, layer: layer, line: entry.line, group: group.name, key: entry.key,
                        found: "a second time (first in line \(first))", allowed: "one value for a key",
                        consequence: "the last one counts")
                } else {
                    lines[id]?.keys[entry.key] = entry.line
                }
                if entry.hasComment {
                    tell(
                        .warning, layer: layer, line: entry.line, group: group.name, key: entry.key,
                        found: "a comment behind the value", allowed: "a comment on a line of its own",
                        consequence: "the value is taken to be \(UnreadableValue.quoted(entry.value))")
                }
                var values = groups[id]?.values[entry.key] ?? []
                if values.last?.layer == layer { values.removeLast() }
                groups[id]?.values[entry.key] = values + [Found(layer: layer, group: group.name, entry: entry)]
            }
        }
    }

    /// The keys of the group `id`; nil, and told, if there is no such group.
    private mutating func knownKeys(of id: String, _ group: KeyFile.Group, layer: Int) -> [String]? {
        if let found = known.first(where: { $0.name == id }) { return found.fields.map(\.key) }
        let words = id.split(separator: " ")
        guard let kind = words.first.flatMap({ ConfigSchema.Named(rawValue: String($0)) }) else {
            tellUnknown(group, firstWord: words.first.map(String.init) ?? "", layer: layer)
            return nil
        }
        let name = words.dropFirst().joined(separator: " ")
        guard ConfigKey.isName(name) else {
            tellLost(
                layer: layer, line: group.line, group: group.name,
                found: name.isEmpty ? "no name" : "the name \(UnreadableValue.quoted(name))",
                allowed: "[\(kind) NAME] with a name of letters, digits, - and _", unused: "the group")
            return nil
        }
        guard groups[id] == nil else { return kind.keys }
        guard names[kind, default: []].count < Self.mostNames else {
            tellLost(
                layer: layer, line: group.line, group: group.name, found: "one more than \(Self.mostNames)",
                allowed: "at most \(Self.mostNames) groups [\(kind) NAME]", unused: "the group")
            return nil
        }
        names[kind, default: []].append(name)
        return kind.keys
    }

    /// Tells of text that says nothing.
    private mutating func tellLost(
        layer: Int, line: Int, group: String?, key: String? = nil, found: String, allowed: String, unused: String
    ) {
        hasLostText = true
        tell(
            .error, layer: layer, line: line, group: group, key: key, found: found, allowed: allowed,
            consequence: "\(unused) is not used" + (keeps ? ", and what is missing stays in force" : ""))
    }

    private mutating func tellUnknown(_ group: KeyFile.Group, firstWord: String, layer: Int) {
        let names = known.map(\.name)
        let named = ConfigSchema.Named.allCases.map(\.rawValue)
        let nearest =
            NearestWord.nearest(to: group.name, among: names)
            ?? NearestWord.nearest(to: firstWord, among: named).map { "\($0) NAME" }
        tellLost(
            layer: layer, line: group.line, group: group.name,
            found: "an unknown group" + (nearest.map { " (is [\($0)] meant?)" } ?? ""),
            allowed: (names + named.map { "\($0) NAME" }).map { "[\($0)]" }.joined(separator: ", "),
            unused: "the group")
    }

    private mutating func tellUnknown(_ entry: KeyFile.Entry, keys: [String], group: String, layer: Int) {
        var hint = ""
        if let nearest = NearestWord.nearest(to: entry.key, among: keys) {
            hint = " (is \(nearest) meant?)"
        } else if let home = known.first(where: { $0.fields.contains { $0.key == entry.key } }) {
            hint = " (it belongs in [\(home.name)])"
        }
        tellLost(
            layer: layer, line: entry.line, group: group, key: entry.key, found: "an unknown key" + hint,
            allowed: keys.joined(separator: ", "), unused: "the key")
    }

    private mutating func tell(_ fault: KeyFile.Fault, layer: Int) {
        switch fault.kind {
        case .unreadable(let text):
            tellLost(
                layer: layer, line: fault.line, group: fault.group, found: UnreadableValue.quoted(text),
                allowed: "[group], key = value, or a comment that begins with #", unused: "the line")
        case .header(let text, let name):
            tell(
                .warning, layer: layer, line: fault.line, group: nil, found: UnreadableValue.quoted(text),
                allowed: "[group] and nothing else on the line",
                consequence: "it is taken to be [\(UnreadableValue.shown(name))]")
        case .beforeAnyGroup(let key):
            tellLost(
                layer: layer, line: fault.line, group: nil, key: key, found: "a key before any group",
                allowed: "a key below the [group] it belongs to", unused: "the key")
        case .notText:
            tell(
                .warning, layer: layer, line: fault.line, group: fault.group, found: "bytes that are not text",
                allowed: "UTF-8", consequence: "they are read as \u{FFFD}")
        }
    }
}
