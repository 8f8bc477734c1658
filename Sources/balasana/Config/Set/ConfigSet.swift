import ArgumentParser
import Platform
import ReminderCore
import Storage

struct ConfigSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change one setting.",
        usage: "balasana config set <key> <value>",
        discussion: """
            Nothing else is changed: comments and order stay as they are. Setting the time of a new session or \
            meal creates it; off switches it off.

            Examples:
              balasana config set body.knees yes
              balasana config set slot.gym.at 17:45
            """)

    // A negative number begins with a dash but is a value. It then gets the error of any other invalid value.
    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("The setting and its new value.", valueName: "key value"),
        completion: SettingCompletion.keyAndValue)
    var words: [String]

    func validate() throws {
        guard words.count >= 2 else {
            throw ValidationError("It needs a setting and a value, such as sitting.remind_after 50m.")
        }
    }

    func run() throws {
        try ConfigLock.held(on: XDGDirectories.current().configFile, set)
    }

    private func set() throws {
        let config = UserConfig()
        let file = try config.start(new: DefaultConfig.heading)
        let reading = ConfigReader.read(config.found.files, keeping: nil)
        // In `slot morning.at 07:45` the key has two words.
        let isTwoWords = words.count > 2 && ["slot", "meal"].contains(words[0])
        let key = try KeyArgument.parse(words.prefix(isTwoWords ? 2 : 1).joined(separator: " "), in: reading)
        let value = words.dropFirst(isTwoWords ? 2 : 1).joined(separator: " ")
        let change = try change(key, value, file, config, reading)
        if change.file.bytes == file.bytes && config.own != nil {
            print("\(key) is already \(change.after.harmless).")
        } else {
            try config.write(change.file)
            print(Self.done(key, change).harmless)
            if config.own == nil { print("Created \(HomePath.short(config.path)).") }
        }
        for problem in config.found.unreadable + change.problems { StandardError.say("\(problem)") }
    }

    private static func done(_ key: ConfigKey, _ change: ConfigChange) -> String {
        guard let before = change.before else { return "Set \(key) to \(change.after) (new)." }
        return before == change.after
            ? "Set \(key) to \(change.after) (as before)." : "Set \(key) to \(change.after) (was \(before))."
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
        } catch ConfigChange.Obstacle.comment {
            throw Exit.usage(
                "\(key): a # at the start of a value, or after a space, begins a comment. Write it directly behind "
                    + "another character, such as No.#3, or leave it out.")
        } catch ConfigChange.Obstacle.otherMeaning {
            throw Exit.usage(
                "\(file.path) was not changed: \(key) = \(value.harmless) would change more than this setting.")
        }
    }
}
