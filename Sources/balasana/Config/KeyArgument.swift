import ArgumentParser
import Storage

/// The name of a setting on the command line.
enum KeyArgument {
    /// The key that `text` names.
    ///
    /// - Throws: Exit status 64, after saying so, for none.
    static func parse(_ text: String, in reading: ConfigReading) throws -> ConfigKey {
        do throws(UnreadableValue) {
            return try ConfigKey(parsing: text, names: reading.names)
        } catch {
            throw Exit.usage("KEY: \(error).")
        }
    }

    /// Exit status 64, after saying that `key` belongs to a slot or meal that no file defines.
    static func noGroup(_ key: ConfigKey, in reading: ConfigReading) -> ExitCode {
        let kind = key.group.prefix { $0 != " " }
        let names = reading.names.filter { $0.hasPrefix(kind + " ") }.map { "[\($0)]" }
        let example = kind == "slot" ? "17:45" : "'12:30 to 13:00'"
        let at = ConfigKey(group: key.group, key: "at")
        return Exit.usage(
            "There is no [\(key.group)]; there \(names.isEmpty ? "are none" : names.count == 1 ? "is" : "are") "
                + "\(names.joined(separator: " and "))\(names.isEmpty ? "yet" : ""). "
                + "`balasana config set \(at) \(example)` makes it.")
    }
}
