import ReminderCore
import Storage

/// The user's config file, and the files below it that it overrides.
struct UserConfig {
    /// Where it is, or would be.
    let path: String
    /// All files that are there.
    let found: ConfigFiles
    /// What stays in force of an earlier config where these have faults; nil for nothing.
    let lastGood: Settings?

    /// The config files of `directories`, as they are now.
    init(_ directories: XDGDirectories = .current()) {
        path = directories.configFile
        found = ConfigFiles(directories.configFiles)
        lastGood = LastGoodConfig(directories).settings
    }

    /// The user's file; nil where there is none, or where it cannot be read.
    var own: ConfigFile? { found.files.first { $0.path == path } }

    /// What is in force, and what is wrong.
    var reading: ConfigReading { ConfigReader.read(found, keeping: lastGood) }

    /// The files that the user's overrides, the lowest first.
    var below: [ConfigFile] { found.files.filter { $0.path != path } }

    /// The user's file, or the text that a new one begins with.
    ///
    /// - Throws: Exit status 66, after saying so, where there is one that cannot be read.
    func start() throws -> ConfigFile {
        if let fault = found.unreadable.first(where: { $0.file == path }) { throw Exit.noInput("\(fault)") }
        return own ?? ConfigFile(path: path, text: DefaultConfig.text(above: below))
    }

    /// What the user's file holds, be it a config or not; nil where there is none.
    ///
    /// - Throws: Exit status 66, after saying so, where it cannot be read.
    func bytes() throws -> [UInt8]? {
        do throws(StorageError) {
            if let bytes = try FileBytes.read(path) { return bytes }
        } catch {
            throw Exit.noInput("\(path) stays as it is: \(error).")
        }
        // Something is there all the same, such as a link to nothing.
        if let fault = found.unreadable.first(where: { $0.file == path }) { throw Exit.noInput("\(fault)") }
        return nil
    }

    /// - Throws: Exit status 73, after saying so, where the user's file is protected from writing.
    func checkProtection() throws {
        if let reason = FileProtection.reason(path) { throw Exit.cannotWrite("\(path) stays as it is: \(reason)") }
    }

    /// Replaces the user's file, through symbolic links, by `file`.
    ///
    /// - Throws: Exit status 73, after saying so, where it cannot be written or is not to be.
    func write(_ file: ConfigFile) throws {
        try checkProtection()
        do throws(StorageError) {
            try AtomicFile.write(file.bytes, to: path)
        } catch {
            throw Exit.cannotWrite("\(path) stays as it is: \(error.reason).")
        }
    }
}
