import Glibc
import Platform
import ReminderCore
import Storage

/// The user's config file and the files that it overrides.
struct UserConfig {
    /// The path of the user's file, even if it does not exist.
    let path: String
    /// All config files that exist.
    let found: ConfigFiles
    /// The last valid config, used where these files have errors; nil for none.
    let lastGood: Settings?

    /// Reads the config files of `directories`.
    init(_ directories: XDGDirectories = .current()) {
        path = directories.configFile
        found = ConfigFiles(directories.configFiles)
        lastGood = LastGoodConfig(directories).settings
    }

    /// The user's file; nil if it does not exist or cannot be read.
    var own: ConfigFile? { found.files.first { $0.path == path } }

    /// The settings in force, and the problems.
    var reading: ConfigReading { ConfigReader.read(found, keeping: lastGood) }

    /// The files that the user's file overrides, the one with the lowest priority first.
    var below: [ConfigFile] { found.files.filter { $0.path != path } }

    /// The user's file or, if there is none, the text that `new` returns for the files below.
    ///
    /// - Throws: Exit status 66, after an error message, if the file cannot be read.
    func start(new: ([ConfigFile]) -> String) throws -> ConfigFile {
        if let problem = found.unreadable.first(where: { $0.file == path }) { throw Exit.noInput("\(problem)") }
        return own ?? ConfigFile(path: path, text: new(below))
    }

    /// The bytes of the user's file, even if it is not a valid config; nil if there is none.
    ///
    /// - Throws: Exit status 66, after an error message, if it cannot be read.
    func bytes() throws -> [UInt8]? {
        do throws(StorageError) {
            if let bytes = try FileBytes.read(path) { return bytes }
        } catch {
            throw Exit.noInput("\(path) was not changed: \(error).")
        }
        // A link to a missing file also reads as no file.
        if let problem = found.unreadable.first(where: { $0.file == path }) { throw Exit.noInput("\(problem)") }
        return nil
    }

    /// Whether this user can read the file and, if it is another user's, write it. True if there is none.
    var isUsable: Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return true }
        guard status.st_mode & S_IFMT == S_IFREG, access(path, R_OK) == 0 else { return false }
        return status.st_uid == geteuid() || access(path, W_OK) == 0
    }

    /// - Throws: Exit status 73, after an error message, if the user's file is write-protected.
    func checkProtection() throws {
        if let reason = FileProtection.reason(path) { throw Exit.cannotWrite("\(path) was not changed: \(reason)") }
    }

    /// Replaces the user's file with `file`. Follows symbolic links.
    ///
    /// - Throws: Exit status 73, after an error message, if it cannot be written.
    func write(_ file: ConfigFile) throws {
        try checkProtection()
        var old = stat()
        let hasOtherNames = stat(path, &old) == 0 && old.st_nlink > 1
        do throws(StorageError) {
            try AtomicFile.write(file.bytes, to: path)
        } catch {
            throw Exit.cannotWrite("\(path) was not changed: \(error.reason).")
        }
        // The links may be meant to share the text, or to keep the old one, as in a backup.
        if hasOtherNames {
            StandardError.say(
                "\(path) was a hard link and is a file of its own now. Its other names still have the old text.")
        }
    }
}
