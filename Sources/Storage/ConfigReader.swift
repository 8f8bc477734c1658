import ReminderCore

/// Reads the config: always to settings that can be used, with word of everything that is wrong.
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
            settings: kept.settings, keys: kept.keys, diagnostics: reading.diagnostics + found.unreadable)
    }

    /// The settings that `files` say, the lowest layer first: a key of a later file overrides that of an earlier one.
    ///
    /// A key that is absent has its default. Slots exist only where a file defines them, and `at = off` switches one off
    /// again; without any file the defaults hold, slots included.
    ///
    /// - Parameter keeping: The last good settings, nil for none yet. A value that cannot be read keeps the one in them; so
    ///   does all that is missing, slots and meals included, where something is written that says nothing, such as a
    ///   misspelt group. With nil a value that cannot be read leaves that of the next lower file in force.
    public static func read(_ files: [ConfigFile], keeping: Settings?) -> ConfigReading {
        let resolution = ConfigResolution(ConfigLayers(files, keeps: keeping != nil), keeping: keeping)
        return ConfigReading(
            settings: resolution.settings, keys: resolution.keys, diagnostics: resolution.layers.diagnostics)
    }
}
