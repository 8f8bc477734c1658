import ArgumentParser
import Storage

/// The name of a setting on the command line.
enum KeyArgument {
    /// Parses `text` as a key of the settings in `reading`.
    ///
    /// - Throws: Exit status 64, after an error message, if there is no such setting.
    static func parse(_ text: String, in reading: ConfigReading) throws -> ConfigKey {
        do throws(UnreadableValue) {
            return try ConfigKey(parsing: text, names: reading.names)
        } catch {
            throw Exit.usage("\(error)")
        }
    }

    /// Prints that the slot or meal of `key` does not exist and returns exit status 64.
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
