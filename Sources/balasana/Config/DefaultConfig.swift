import Storage

/// The config that people start from: every key below what it is for, with the value that it has anyway.
enum DefaultConfig {
    /// The text of one that is to lie above `below`.
    ///
    /// With nothing below it is the shipped config. Above another file each value would override that file's: all are
    /// comments then, with the values that are in force.
    static func text(above below: [ConfigFile]) -> String {
        let isComment = !below.isEmpty
        let settings = ConfigReader.read(below, keeping: nil).keys
        var text = isComment ? DefaultConfigWords.headingAbove(below.map(\.path)) : DefaultConfigWords.heading
        var explained: Set<String> = []
        var group = ""
        for setting in settings {
            if setting.key.group != group {
                group = setting.key.group
                text +=
                    "\n" + intro(of: group, explained) + (isComment && group.contains(" ") ? "# " : "") + "[\(group)]\n"
            }
            let kind = String(group.prefix { $0 != " " })
            // What the keys of a slot are for is told once.
            if explained.insert("\(kind).\(setting.key.key)").inserted { text += "# \(setting.explanation)\n" }
            text += "\(isComment ? "# " : "")\(setting.key.key) = \(setting.value)\n"
        }
        return text
    }

    /// What is said above a group, an empty line below it; nothing above a second slot.
    private static func intro(of group: String, _ explained: Set<String>) -> String {
        let kind = String(group.prefix { $0 != " " })
        if explained.contains("\(kind).at") { return "" }
        return DefaultConfigWords.intro(of: kind).map { $0 + "\n" } ?? ""
    }
}
