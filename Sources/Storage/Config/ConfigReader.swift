import Platform
import ReminderCore

/// Reads the config: always to settings that can be used, with every problem.
public enum ConfigReader {
    /// Reads the config files of `directories` that exist. ``LastGoodConfig`` has the settings to keep.
    public static func load(_ directories: XDGDirectories) -> ConfigReading {
        read(ConfigFiles(directories.configFiles), keeping: LastGoodConfig(directories).settings)
    }

    /// Reads `found`. While one of the files cannot be read, the settings of `keeping` stay in force, because that file
    /// could change any of them, except those that a file above it sets.
    ///
    /// - Parameter keeping: The last good settings. They are asked for only where there is a problem, because without
    ///   one the files say it all.
    public static func read(_ found: ConfigFiles, keeping: @autoclosure () -> Settings?) -> ConfigReading {
        let plain = read(found.files, keeping: nil)
        if plain.diagnostics.isEmpty, found.unreadable.isEmpty { return plain }
        let keeping = keeping()
        let reading = read(found.files, keeping: keeping)
        if found.unreadable.isEmpty { return reading }
        // With lost text, every key that is missing keeps its value.
        let layers = ConfigLayers(found.above, keeps: keeping != nil, hasLostText: true)
        return ConfigReading(
            settings: ConfigResolution(layers, keeping: keeping).settings,
            diagnostics: reading.diagnostics + found.unreadable, slots: reading.slots, layers: layers, keeping: keeping)
    }

    /// The settings in `files`, the lowest layer first: a key of a later file overrides that of an earlier one.
    ///
    /// A key that is absent has its default. The built-in slots exist without a file. Other slots exist where a file
    /// defines them. `at = off` switches a slot off.
    ///
    /// - Parameter keeping: The last good settings, nil for none. They replace a value that is unreadable and, while
    ///   some text cannot be understood, such as a misspelled group, everything that is missing, slots and meals
    ///   included. With nil the next lower file replaces an unreadable value.
    public static func read(_ files: [ConfigFile], keeping: Settings?) -> ConfigReading {
        let layers = ConfigLayers(files, keeps: keeping != nil)
        let resolution = ConfigResolution(layers, keeping: keeping)
        return ConfigReading(
            settings: resolution.settings, diagnostics: resolution.layers.diagnostics, slots: layers.names[.slot] ?? [],
            layers: layers, keeping: keeping)
    }
}
