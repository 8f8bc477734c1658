import Platform
import ReminderCore

/// Reads the config: always to settings that can be used, with every problem.
public enum ConfigReader {
    /// Reads the config files of `directories` that exist, as at a start: with nothing in force but ``LastGoodConfig``.
    ///
    /// While one of them cannot be read, all of that stays in force: that file could change anything.
    public static func load(_ directories: XDGDirectories) -> ConfigReading {
        load(ConfigFiles(directories.configFiles), of: directories)
    }

    /// The same of files that are `found` already.
    public static func load(_ found: ConfigFiles, of directories: XDGDirectories) -> ConfigReading {
        let reading = read(found, keeping: nil)
        guard reading.hasErrors, let lastGood = LastGoodConfig(directories).settings else { return reading }
        return read(found, keeping: lastGood)
    }

    /// Reads `found`; all of `keeping` stays in force while one of the files cannot be read.
    public static func read(_ found: ConfigFiles, keeping: Settings?) -> ConfigReading {
        let reading = read(found.files, keeping: keeping)
        if found.unreadable.isEmpty { return reading }
        // Without any of the files, and with lost text, every key is missing and stays in force.
        let kept = ConfigResolution(ConfigLayers([], keeps: keeping != nil, hasLostText: true), keeping: keeping)
        return ConfigReading(
            settings: kept.settings, keys: kept.keys, diagnostics: reading.diagnostics + found.unreadable,
            slots: reading.slots)
    }

    /// The settings that `files` say, the lowest layer first: a key of a later file overrides that of an earlier one.
    ///
    /// A key that is absent has its default. The built-in slots exist without a file; others exist where a file defines
    /// them, and `at = off` switches any of them off.
    ///
    /// - Parameter keeping: The last good settings, nil for none. An unreadable value keeps the one in them. So does
    ///   everything that is missing, slots and meals included, while some text cannot be understood, such as a misspelt
    ///   group. With nil an unreadable value leaves that of the next lower file in force.
    public static func read(_ files: [ConfigFile], keeping: Settings?) -> ConfigReading {
        let resolution = ConfigResolution(ConfigLayers(files, keeps: keeping != nil), keeping: keeping)
        return ConfigReading(
            settings: resolution.settings, keys: resolution.keys, diagnostics: resolution.layers.diagnostics,
            slots: resolution.layers.names[.slot] ?? [])
    }
}
