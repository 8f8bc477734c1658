import ReminderCore
import Storage

/// The config that a command goes by: a file as if it were the user's own, or the user's own; with all that it lies over.
struct ConfigChoice {
    /// The file, or a pipe; nil for the user's own.
    let file: String?

    /// The files, of those that can be read.
    ///
    /// - Throws: Exit status 66, after saying so, where there is no such file.
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

    /// The settings, if nothing is wrong with them.
    ///
    /// - Throws: Exit status 65 when the config has faults, 66 when there is none; both after saying so.
    func settings() throws -> Settings {
        let reading = ConfigReader.read(try files(), keeping: nil)
        for diagnostic in reading.diagnostics { StandardError.say("\(diagnostic)") }
        if reading.hasErrors {
            throw Exit.unreadable("Nothing was done: the config has faults.")
        }
        return reading.settings
    }
}
