extension ConfigKey {
    /// The key that `text` names: `sitting.remind_after`, `slot.morning.at`, or with spaces or brackets
    /// `slot morning.at` and `[slot morning] at`.
    ///
    /// - Parameter names: The slots and meals that are in use, such as `slot morning`, to suggest their keys. A key of
    ///   another slot or meal is a key as well.
    /// - Throws: What is wrong, in whole sentences, with the key that may be meant.
    public init(parsing text: String, names: [String]) throws(UnreadableValue) {
        let words = text.split { " \t.[]".contains($0) }.map(String.init)
        let group = words.dropLast().joined(separator: " ")
        guard let key = words.last, Self.keys(ofGroup: group).contains(key) else {
            throw UnreadableValue(
                text, allowed: AllowedText("a key as `balasana config show` lists it"),
                problem: Self.problem(text, words, groups: ConfigSchema.groups.map(\.name) + names))
        }
        self.init(group: group, key: key)
    }

    /// The problem of `text`, whose `words` name no key.
    private static func problem(_ text: String, _ words: [String], groups: [String]) -> String {
        let whole = words.joined(separator: " ")
        let keys = keys(ofGroup: whole).map { ConfigKey(group: whole, key: $0).description }
        if !keys.isEmpty {
            return "\(UnreadableValue.quoted(text)) is a group. Its settings are \(keys.listed("and"))."
        }
        let unknown = "Unknown setting \(UnreadableValue.quoted(text))."
        if let space = text.misleadingCharacter { return "\(unknown) It contains \(space)." }
        if let kind = words.first.flatMap(ConfigSchema.Named.init), words.count > 2, kind.keys.contains(words.last!) {
            return "\(unknown) The name of a \(kind.noun) has \(allowedName), "
                + "as in \(kind).NAME.\(words.last!)."
        }
        let meant = meant(words, groups: groups)
        if meant.isEmpty { return "\(unknown) `balasana config show` lists all settings." }
        return "\(unknown) Did you mean \(Array(meant.prefix(5)).listed("or"))?"
    }

    /// The keys that `group` can have; none if there can be no such group.
    static func keys(ofGroup group: String) -> [String] {
        if let known = ConfigSchema.groups.first(where: { $0.name == group }) { return known.fields.map(\.key) }
        let words = group.split(separator: " ").map(String.init)
        guard words.count == 2, isName(words[1]) else { return [] }
        return ConfigSchema.Named(rawValue: words[0])?.keys ?? []
    }

    /// The keys that `words`, which name none, may be meant for.
    private static func meant(_ words: [String], groups: [String]) -> [String] {
        guard let key = words.last else { return [] }
        let group = words.dropLast().joined(separator: " ")
        if let nearest = NearestWord.nearest(to: key, among: keys(ofGroup: group)) {
            return [ConfigKey(group: group, key: nearest).description]
        }
        let all = groups.flatMap { group in keys(ofGroup: group).map { ConfigKey(group: group, key: $0) } }
        let ending = "." + words.joined(separator: ".")
        let longer = all.map(\.description).filter { $0.hasSuffix(ending) }
        if !longer.isEmpty { return longer }
        if let near = NearestWord.nearest(to: group, among: groups),
            let nearest = NearestWord.nearest(to: key, among: keys(ofGroup: near))
        {
            return [ConfigKey(group: near, key: nearest).description]
        }
        let nearest = words.count == 1 ? NearestWord.nearest(to: key, among: all.map(\.key)) : key
        return all.filter { $0.key == nearest }.map(\.description)
    }
}
