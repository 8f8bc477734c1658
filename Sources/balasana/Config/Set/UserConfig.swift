import Platform
import ReminderCore
import Storage

/// The user's config file, and the files below it that it overrides.
struct UserConfig {
    /// Its path, whether it exists or not.
    let path: String
    /// All files that exist.
    let found: ConfigFiles
    /// The last valid config, used where these files have errors; nil for none.
    let lastGood: Settings?

    /// The config files of `directories`, as they are now.
    init(_ directories: XDGDirectories = .current()) {
        path = directories.configFile
        found = ConfigFiles(directories.configFiles)
        lastGood = LastGoodConfig(directories).settings
    }

    /// The user's file; nil where there is none, or where it cannot be read.
    var own: ConfigFile? { found.files.first { $0.path == path } }

    /// The settings in force, and the problems.
    var reading: ConfigReading { ConfigReader.read(found, keeping: lastGood) }

    /// The files that the user's overrides, the lowest first.
    var below: [ConfigFile] { found.files.filter { $0.path != path } }

    /// The user's file; without one the text that `new` makes for the files below.
    ///
    /// - Throws: Exit status 66, after an error message, where there is one that cannot be read.
    func start(new: ([ConfigFile]) -> String) throws -> ConfigFile {
        if let problem = found.unreadable.first(where: { $0.file == path }) { throw Exit.noInput("\(problem)") }
        return own ?? ConfigFile(path: path, text: new(below))
    }

    /// The bytes of the user's file, be it a config or not; nil where there is none.
    ///
    /// - Throws: Exit status 66, after an error message, where it cannot be read.
    func bytes() throws -> [UInt8]? {
        do throws(StorageError) {
            if let bytes = try FileBytes.read(path) { return bytes }
        } catch {
            throw Exit.noInput("\(path) was not changed: \(error).")
        }
        // There may still be a link to a missing file.
        if let problem = found.unreadable.first(where: { $0.file == path }) { throw Exit.noInput("\(problem)") }
        return nil
    }

    /// - Throws: Exit status 73, after an error message, where the user's file is write-protected.
    func checkProtection() throws {
        if let reason = FileProtection.reason(path) { throw Exit.cannotWrite("\(path) was not changed: \(reason)") }
    }

    /// Replaces the user's file, through symbolic links, by `file`.
    ///
    /// - Throws: Exit status 73, after an error message, where it cannot be written.
    func write(_ file: ConfigFile) throws {
        try checkProtection()
        do throws(StorageError) {
            try AtomicFile.write(file.bytes, to: path)
        } catch {
            throw Exit.cannotWrite("\(path) was not changed: \(error.reason).")
        }
    }
}
