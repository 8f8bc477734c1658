import ReminderCore
import Storage

/// A change of one setting in the user's config. It is checked not to change anything else.
struct ConfigChange {
    /// The whole config, with the change.
    let file: ConfigFile
    /// The line number of the new value.
    let line: Int
    /// The value before; nil for a new slot or meal.
    let before: String?
    /// The value after, written as in the config.
    let after: String
    /// Problems in the changed config.
    let problems: [ConfigDiagnostic]

    /// The reason a change is refused.
    enum Obstacle: Error, Equatable {
        /// The slot or meal does not exist, and this key does not create one.
        case noSuchGroup
        /// Part of the value would be a comment.
        case comment
        /// The change would affect more than this setting.
        case otherMeaning
    }

    /// Sets `key` to `text` in `file`, which overrides the layers `below`.
    ///
    /// - Throws: ``Obstacle``, or `UnreadableValue` if `text` is not a valid value for `key`.
    init(
        _ key: ConfigKey, _ text: String, in file: ConfigFile, isNew: Bool, below: [ConfigFile],
        keeping lastGood: Settings? = nil
    ) throws {
        after = try key.normalised(text)
        let files = isNew ? below : below + [file]
        let old = ConfigReader.read(files, keeping: nil)
        before = ConfigReader.read(files, keeping: lastGood).setting(key)?.value
        if old.setting(key) == nil, key.key != "at" { throw Obstacle.noSuchGroup }
        if Self.hasComment(after) { throw Obstacle.comment }
        let splice = ConfigSplice(file.bytes, key, after)
        line = splice.line
        self.file = ConfigFile(path: file.path, bytes: splice.bytes)
        problems = ConfigReader.read(ConfigFiles(below + [self.file]), keeping: lastGood).diagnostics
        let new = ConfigReader.read(below + [self.file], keeping: nil)
        guard Self.differOnly(old, new, in: key, to: after), Self.differOnly(file, self.file, in: key, to: after) else {
            throw Obstacle.otherMeaning
        }
    }

    /// Whether a part of `value` is a comment if it is written behind a key.
    private static func hasComment(_ value: String) -> Bool {
        KeyFileScanner.scan(Array("[group]\nkey = \(value)".utf8)).groups[0].entries.contains(where: \.hasComment)
    }

    /// Whether all settings in force are equal except `key`, which has the value `text`.
    private static func differOnly(
        _ old: ConfigReading, _ new: ConfigReading, in key: ConfigKey, to text: String
    ) -> Bool {
        let isNewGroup = old.setting(key) == nil
        let others = { (reading: ConfigReading) in
            reading.keys.filter { isNewGroup ? $0.key.group != key.group : $0.key != key }
                .map { [$0.key.description, $0.value, $0.fault == nil ? "" : "faulty"] }
        }
        let changed = new.setting(key)
        return others(old) == others(new) && changed?.value == text && changed?.place != nil
    }

    /// Whether all entries in the files are equal except one for `key`, which has the value `text`.
    private static func differOnly(_ old: ConfigFile, _ new: ConfigFile, in key: ConfigKey, to text: String) -> Bool {
        let (old, new) = (KeyFileScanner.scan(old.bytes), KeyFileScanner.scan(new.bytes))
        let difference = statements(new).difference(from: statements(old))
        let value = [key.group, key.key, text]
        let isGroup = { (statement: [String]) in statement == [key.group] }
        let added = difference.insertions.map(\.statement).filter { !isGroup($0) }
        let removed = difference.removals.map(\.statement)
        return added.allSatisfy { $0 == value } && added.count <= 1
            && removed.allSatisfy { $0.prefix(2) == value.prefix(2) } && removed.count <= added.count
            && old.faults.map(\.kind) == new.faults.map(\.kind)
    }

    /// The name of each group, followed by its entries.
    private static func statements(_ file: KeyFile) -> [[String]] {
        file.groups.flatMap { group in
            let id = ConfigKey.id(ofGroup: group.name)
            return [[id]] + group.entries.map { [id, $0.key, $0.value] }
        }
    }
}

extension CollectionDifference<[String]>.Change {
    fileprivate var statement: [String] {
        switch self {
        case .insert(_, let element, _), .remove(_, let element, _): element
        }
    }
}
