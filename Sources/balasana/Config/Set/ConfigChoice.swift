import Platform
import ReminderCore
import Storage

/// The config that a command uses: the user's own, or a file as if it were that, with the files below.
struct ConfigChoice {
    /// The file, or a pipe; nil for the user's own.
    let file: String?

    /// The files, those that can be read and the problems of the others.
    ///
    /// - Throws: Exit status 66, after an error message, where there is no such file.
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

    /// The settings, if the config has no errors.
    ///
    /// - Throws: Exit status 65 when it has some, 66 when there is no such file; both after an error message.
    func settings() throws -> Settings {
        let reading = ConfigReader.read(try files(), keeping: nil)
        for diagnostic in reading.diagnostics { StandardError.say("\(diagnostic)") }
        if reading.hasErrors {
            throw Exit.unreadable("Nothing was done because the config has problems.")
        }
        return reading.settings
    }
}
