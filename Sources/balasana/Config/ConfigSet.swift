import ArgumentParser
import ReminderCore
import Storage

struct ConfigSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change one setting in your config, and nothing else in it.",
        usage: "balasana config set KEY VALUE",
        discussion: """
            Comments, order and all other lines stay as they are. What would change anything else is not written. To set \
            the time of a slot or meal that is not there makes it: `balasana config set slot.gym.at 17:45`; off switches one \
            off. Exit status: 0; 64 for no such key or value, 66 and 73 when the file cannot be read or written.
            """)

    // A value may be a negative number, which is then told as one that is not allowed.
    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("The setting, and its value as the config has it.", valueName: "key value"),
        completion: SettingCompletion.keyAndValue)
    var words: [String]

    func validate() throws {
        guard words.count >= 2 else {
            throw ValidationError("It takes a KEY and a VALUE, such as sitting.remind_after 50m.")
        }
    }

    func run() throws {
        try ConfigLock.held(on: XDGDirectories.current().configFile, set)
    }

    private func set() throws {
        let config = UserConfig()
        let file = try config.start()
        let reading = ConfigReader.read(config.found.files, keeping: nil)
        // `slot morning.at 07:45` is a key of two words.
        let isTwoWords = words.count > 2 && ["slot", "meal"].contains(words[0])
        let key = try KeyArgument.parse(words.prefix(isTwoWords ? 2 : 1).joined(separator: " "), in: reading)
        let value = words.dropFirst(isTwoWords ? 2 : 1).joined(separator: " ")
        let change = try change(key, value, file, config, reading)
        let place = "\(config.path):\(change.line)"
        if change.file.bytes == file.bytes && config.own != nil {
            print("\(place): \(key) is \(change.after) already.")
        } else {
            try config.write(change.file)
            if config.own == nil { print("\(config.path) is new, with all other settings as they were.") }
            let before = change.before.map { $0 == change.after ? "as before" : "it was \($0)" } ?? "it is new"
            print("\(place): \(key) is \(change.after) now (\(before)).")
        }
        for fault in config.found.unreadable + change.faults { StandardError.say("\(fault)") }
    }

    private func change(
        _ key: ConfigKey, _ value: String, _ file: ConfigFile, _ config: UserConfig, _ reading: ConfigReading
    ) throws -> ConfigChange {
        do {
            return try ConfigChange(
                key, value.trimmed, in: file, isNew: config.own == nil, below: config.below,
                keeping: config.lastGood)
        } catch let error as UnreadableValue {
            throw Exit.usage("\(key): \(error).")
        } catch ConfigChange.Obstacle.noSuchGroup {
            throw KeyArgument.noGroup(key, in: reading)
        } catch ConfigChange.Obstacle.otherMeaning {
            throw Exit.usage(
                "\(file.path) stays as it is: with \(key) = \(value.harmless) it would not say exactly that and nothing else."
            )
        }
    }
}
