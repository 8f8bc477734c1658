import ArgumentParser
import Storage

/// The name of a setting on the command line.
enum KeyArgument {
    /// The key that `text` names.
    ///
    /// - Throws: Exit status 64, after an error message, for none.
    static func parse(_ text: String, in reading: ConfigReading) throws -> ConfigKey {
        do throws(UnreadableValue) {
            return try ConfigKey(parsing: text, names: reading.names)
        } catch {
            throw Exit.usage("\(error)")
        }
    }

    /// Exit status 64, after an error message: `key` belongs to a slot or meal that does not exist.
    static func noGroup(_ key: ConfigKey, in reading: ConfigReading) -> ExitCode {
        let words = key.group.split(separator: " ").map(String.init)
        let isSlot = words[0] == "slot"
        let missing = "There is no \(isSlot ? "session" : "meal") \"\(words[1])\"."
        let names = reading.names.filter { $0.hasPrefix(words[0] + " ") }
        if let nearest = NearestWord.nearest(to: key.group, among: names) {
            return Exit.usage("\(missing) Did you mean \(ConfigKey(group: nearest, key: key.key))?")
        }
        let at = ConfigKey(group: key.group, key: "at")
        return Exit.usage(
            "\(missing) Create it with `balasana config set \(at) \(isSlot ? "17:45" : "12:30-13:00")`.")
    }
}
