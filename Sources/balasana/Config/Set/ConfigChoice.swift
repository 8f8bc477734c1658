import Platform
import ReminderCore
import Storage

/// The config that a command uses: the user's own, or a given file in its place.
struct ConfigChoice {
    /// A file or a pipe; nil for the user's own config.
    let file: String?

    /// The config files in order, with the problems of those that cannot be read.
    ///
    /// - Throws: Exit status 66, after an error message, if ``file`` does not exist.
    func files() throws -> ConfigFiles {
        let paths = XDGDirectories.current().configFiles
        guard let file else { return ConfigFiles(paths) }
        let real = RealPath.of(file)
        // A pipe has no path of its own.
        let below = paths.dropLast().filter { real == nil || RealPath.of($0) != real }
        guard let found = ConfigFiles(Array(below), named: file) else {
            throw Exit.noInput("There is no file \(file.harmless).")
        }
        return found
    }

    /// The settings of a config without errors.
    ///
    /// - Throws: Exit status 65 if it has errors, 66 if the file does not exist; both after an error message.
    func settings() throws -> Settings {
        let reading = ConfigReader.read(try files(), keeping: nil)
        for diagnostic in reading.diagnostics { StandardError.say("\(diagnostic)") }
        if reading.hasErrors {
            throw Exit.unreadable("Nothing was done because the config has problems.")
        }
        return reading.settings
    }
}
