import ReminderCore
import Storage

/// A change of one setting in the user's config, checked to change nothing else.
struct ConfigChange {
    /// The config with the change.
    let file: ConfigFile
    /// The line of the value.
    let line: Int
    /// The value before; nil for a slot or meal that is new.
    let before: String?
    /// The value after, as the config writes it.
    let after: String
    /// The problems of the config with the change.
    let problems: [ConfigDiagnostic]

    /// Why a change is not made.
    enum Obstacle: Error, Equatable {
        /// There is no such slot or meal, and this key does not create one.
        case noSuchGroup
        /// The config with the change would not say exactly what it said before, with the change.
        case otherMeaning
    }

    /// `key` with the value `text` in `file`, above the layers `below`.
    ///
    /// - Throws: An ``Obstacle``, or the `UnreadableValue` that `text` is for `key`.
    init(
        _ key: ConfigKey, _ text: String, in file: ConfigFile, isNew: Bool, below: [ConfigFile],
        keeping lastGood: Settings? = nil
    ) throws {
        after = try key.normalised(text)
        let files = isNew ? below : below + [file]
        let old = ConfigReader.read(files, keeping: nil)
        before = ConfigReader.read(files, keeping: lastGood).setting(key)?.value
        if old.setting(key) == nil, key.key != "at" { throw Obstacle.noSuchGroup }
        let splice = ConfigSplice(file.bytes, key, after)
        line = splice.line
        self.file = ConfigFile(path: file.path, bytes: splice.bytes)
        problems = ConfigReader.read(ConfigFiles(below + [self.file]), keeping: lastGood).diagnostics
        let new = ConfigReader.read(below + [self.file], keeping: nil)
        guard Self.differ(old, new, in: key, to: after), Self.differ(file, self.file, in: key, to: after) else {
            throw Obstacle.otherMeaning
        }
    }

    /// Whether the settings in force are the same but for `key`, which has the value `text`.
    private static func differ(
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

    /// Whether the entries that the files have are the same but for one of `key`, which has the value `text`.
    private static func differ(_ old: ConfigFile, _ new: ConfigFile, in key: ConfigKey, to text: String) -> Bool {
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

    /// The file group by group: its name, and then each of its entries.
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
