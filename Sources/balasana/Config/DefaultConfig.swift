import Storage

/// The configs that the program writes.
enum DefaultConfig {
    /// The config with every setting, each a comment with the value that is in force, to lie above `below`.
    ///
    /// As comments they follow the defaults of later versions and the files below, until the user sets them.
    static func text(above below: [ConfigFile]) -> String {
        let settings = ConfigReader.read(below, keeping: nil).keys
        let builtIn = Set(ConfigReader.read([ConfigFile](), keeping: nil).names)
        var text = DefaultConfigWords.heading(above: below.map(\.path))
        var explained: Set<String> = []
        var group = ""
        for setting in settings {
            if setting.key.group != group {
                group = setting.key.group
                // The group of a slot that only files below define would be one without a time if they were gone.
                let isComment = group.contains(" ") && !builtIn.contains(group)
                text += "\n" + intro(of: group, explained) + (isComment ? "#" : "") + "[\(group)]\n"
            }
            let kind = String(group.prefix { $0 != " " })
            // The keys of a slot are explained once.
            if explained.insert("\(kind).\(setting.key.key)").inserted { text += "# \(setting.explanation)\n" }
            text += "#\(setting.key.key) = \(setting.value)\n"
        }
        return text
    }

    /// The heading of a config above `below` that has only what its user sets.
    static func heading(above below: [ConfigFile]) -> String {
        DefaultConfigWords.ownHeading(above: below.map(\.path))
    }

    /// The comment above a group, with an empty line below it; none above a second slot.
    private static func intro(of group: String, _ explained: Set<String>) -> String {
        let kind = String(group.prefix { $0 != " " })
        if explained.contains("\(kind).at") { return "" }
        return DefaultConfigWords.intro(of: kind).map { $0 + "\n" } ?? ""
    }
}
