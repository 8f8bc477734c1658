import Storage

/// The configs that the program writes.
enum DefaultConfig {
    /// A config that lists every setting as a comment, with the value from the files `below`.
    ///
    /// Comments let the settings follow later defaults and the files below until the user sets them.
    static func text(above below: [ConfigFile]) -> String {
        let settings = ConfigReader.read(below, keeping: nil).keys
        let builtIn = Set(ConfigReader.read([ConfigFile](), keeping: nil).names)
        var text = DefaultConfigWords.heading(above: below.map(\.path))
        var explained: Set<String> = []
        var group = ""
        for setting in settings {
            if setting.key.group != group {
                group = setting.key.group
                // The slot may be defined only in files below. Without them an active group would be a slot without a
                // time.
                let isComment = group.contains(" ") && !builtIn.contains(group)
                text += "\n" + intro(of: group, explained) + (isComment ? "#" : "") + "[\(group)]\n"
            }
            let kind = String(group.prefix { $0 != " " })
            // The keys of slots are explained once, not for each slot.
            if explained.insert("\(kind).\(setting.key.key)").inserted { text += "# \(setting.explanation)\n" }
            text += "#\(setting.key.key) = \(setting.value)\n"
        }
        return text
    }

    /// The heading of a config that has only the user's settings and overrides the files `below`.
    static func heading(above below: [ConfigFile]) -> String {
        DefaultConfigWords.ownHeading(above: below.map(\.path))
    }

    /// The comment above a group, with an empty line after it; empty for any slot or meal after the first.
    private static func intro(of group: String, _ explained: Set<String>) -> String {
        let kind = String(group.prefix { $0 != " " })
        if explained.contains("\(kind).at") { return "" }
        return DefaultConfigWords.intro(of: kind).map { $0 + "\n" } ?? ""
    }
}
