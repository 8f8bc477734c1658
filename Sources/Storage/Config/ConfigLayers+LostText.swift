/// Text that cannot be understood, so it sets nothing.
extension ConfigLayers {
    /// Adds the problem of a text that cannot be understood.
    mutating func reportLost(
        layer: Int, line: Int, group: String?, key: String? = nil, found: String, allowed: String, problem: String
    ) {
        hasLostText = true
        report(
            .error, layer: layer, line: line, group: group, key: key, found: found, allowed: allowed, problem: problem,
            consequence: keeps ? "ignored, and the previous settings are kept" : "ignored")
    }

    /// Adds the problem of a group that does not exist; `firstWord` is that of its name.
    mutating func reportUnknown(_ group: KeyFile.Group, firstWord: String, layer: Int) {
        guard !isFull else { return omitLost(layer: layer) }
        let names = known.map(\.name)
        let named = ConfigSchema.Named.allCases.map(\.rawValue)
        let nearest =
            NearestWord.nearest(to: group.name, among: names)
            ?? NearestWord.nearest(to: firstWord, among: named).map { "\($0) NAME" }
        let allowed = (names + named.map { "\($0) NAME" }).map { "[\($0)]" }.joined(separator: ", ")
        let hint =
            Self.space(in: group.name) ?? nearest.map { "did you mean [\($0)]?" } ?? "the groups are \(allowed)"
        reportLost(
            layer: layer, line: group.line, group: group.name, found: "an unknown group", allowed: allowed,
            problem: "unknown group (\(hint))")
    }

    /// Adds the problem of an `entry` whose key is not among the `keys` of its group.
    mutating func reportUnknown(_ entry: KeyFile.Entry, keys: [String], group: String, layer: Int) {
        guard !isFull else { return omitLost(layer: layer) }
        let allowed = keys.joined(separator: ", ")
        let homes =
            known.filter { $0.fields.contains { $0.key == entry.key } }.map { "[\($0.name)]" }
            + ConfigSchema.Named.allCases.filter { $0.keys.contains(entry.key) }.map { "[\($0) NAME]" }
        let hint =
            Self.space(in: entry.key)
            ?? NearestWord.nearest(to: entry.key, among: keys).map { "did you mean \($0)?" }
            ?? (homes.isEmpty ? "the keys here are \(allowed)" : "it belongs in \(homes.listed("or"))")
        reportLost(
            layer: layer, line: entry.line, group: group, key: entry.key, found: "an unknown key", allowed: allowed,
            problem: "unknown key (\(hint))")
    }

    /// Adds the problem of a line.
    mutating func report(_ fault: KeyFile.Fault, layer: Int) {
        switch fault.kind {
        case .unreadable(let text):
            let quoted = UnreadableValue.quoted(text)
            reportLost(
                layer: layer, line: fault.line, group: fault.group, found: quoted,
                allowed: "[group], key = value, or a comment that begins with #",
                problem: text.misleadingCharacter.map { "\(quoted) contains \($0)" }
                    ?? "\(quoted) is not [group], key = value or a comment that begins with #")
        case .header(let text, let name):
            let group = "[\(UnreadableValue.shown(name))]"
            report(
                .warning, layer: layer, line: fault.line, group: nil, found: UnreadableValue.quoted(text),
                allowed: "[group] and nothing else on the line",
                problem: "\(UnreadableValue.quoted(text)) must be \(group) and nothing else",
                consequence: "reading it as \(group)")
        case .beforeAnyGroup(let key):
            reportLost(
                layer: layer, line: fault.line, group: nil, key: key, found: "a key before any group",
                allowed: "a key below the [group] it belongs to", problem: "this key must come below a [group]")
        case .notText:
            report(
                .warning, layer: layer, line: fault.line, group: fault.group, found: "bytes that are not text",
                allowed: "UTF-8", problem: "this line has bytes that are not UTF-8 text",
                consequence: "reading each as \u{FFFD}")
        }
    }

    /// Counts a text that cannot be understood, without looking for what was meant: that is slow for thousands.
    private mutating func omitLost(layer: Int) {
        hasLostText = true
        omit(.error, layer: layer)
    }

    private static func space(in name: String) -> String? { name.misleadingCharacter.map { "it contains \($0)" } }
}
