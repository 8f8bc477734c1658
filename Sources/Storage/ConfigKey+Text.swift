extension ConfigKey {
    private static let allowed =
        "a key as `balasana config show` lists it, such as sitting.remind_after or slot.morning.at"

    /// The key that `text` names: `sitting.remind_after`, `slot.morning.at`, or with spaces or brackets
    /// `slot morning.at` and `[slot morning] at`.
    ///
    /// - Parameter names: The slots and meals that are in use, such as `slot morning`, for word of what may be meant. A
    ///   key of another slot or meal is a key all the same.
    /// - Throws: What was found instead of a key, and what may be meant by it.
    public init(parsing text: String, names: [String]) throws(UnreadableValue) {
        let words = text.split { " \t.[]".contains($0) }.map(String.init)
        let group = words.dropLast().joined(separator: " ")
        guard let key = words.last, Self.keys(ofGroup: group).contains(key) else {
            if let kind = words.first.flatMap(ConfigSchema.Named.init), words.count > 2, kind.keys.contains(words.last!)
            {
                throw UnreadableValue(
                    text, allowed: "\(kind).NAME.\(words.last!) with a name of letters, digits, - and _")
            }
            let whole = words.joined(separator: " ")
            let keys = Self.keys(ofGroup: whole).map { ConfigKey(group: whole, key: $0).description }
            if !keys.isEmpty { throw UnreadableValue(text, remark: "(a group)", allowed: keys.joined(separator: ", ")) }
            let meant = Self.meant(words, groups: ConfigSchema.groups.map(\.name) + names)
            throw UnreadableValue(
                text, remark: meant.isEmpty ? "" : "(is \(meant.prefix(5).joined(separator: " or ")) meant?)",
                allowed: Self.allowed)
        }
        self.init(group: group, key: key)
    }

    /// The keys that `group` can have; none for one that cannot be.
    static func keys(ofGroup group: String) -> [String] {
        if let known = ConfigSchema.groups.first(where: { $0.name == group }) { return known.fields.map(\.key) }
        let words = group.split(separator: " ").map(String.init)
        guard words.count == 2, isName(words[1]) else { return [] }
        return ConfigSchema.Named(rawValue: words[0])?.keys ?? []
    }

    /// The keys that may be meant by `words` that name none.
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
