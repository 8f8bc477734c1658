import Glibc
import Platform
import Storage

/// Prevents two `balasana` commands from changing the config at the same time.
enum ConfigLock {
    /// Runs `work` while this command holds the lock of the config at `path`: a file beside it that exists only until
    /// then. Creates the folder if it is missing.
    ///
    /// Some file systems have no locks. There `work` runs without one.
    ///
    /// - Parameters:
    ///   - path: The path of the config.
    ///   - hint: Text added to the error message.
    ///   - timeout: How long to wait for another command.
    /// - Throws: Exit status 73, after an error message, if another command still holds the lock; the errors of `work`.
    static func held<Outcome>(
        on path: String, hint: String = "", timeout: Duration = .seconds(10), _ work: () throws -> Outcome
    ) throws -> Outcome {
        try? Folder.create(Folder.containing(path))
        let end = ContinuousClock.now + timeout
        while true {
            switch LockFile.take(Self.file(of: path)) {
            case .taken(let lock):
                defer { lock.release() }
                return try work()
            case .impossible: return try work()
            case .busy:
                guard ContinuousClock.now < end else {
                    throw Exit.cannotWrite(
                        "\(path) was not changed: another `balasana config` command is changing it.\(hint)")
                }
                // flock(2) has no timeout.
                usleep(20_000)
            }
        }
    }

    /// The lock file of the config at `path`.
    ///
    /// Any user can lock a folder that is readable, such as `~/.config`. Only the owner can open this file.
    static func file(of path: String) -> String { "\(Folder.containing(path))/.\(Folder.name(of: path)).lock" }
}
