import Glibc
import Platform
import Storage

/// Prevents two `balasana` commands from changing the config at the same time.
enum ConfigLock {
    /// Runs `work` while this command holds the lock on the config's folder. Creates the folder if it is missing.
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
        let folder = Folder.containing(path)
        try? Folder.create(folder)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Closing it releases the lock.
        defer { if descriptor >= 0 { close(descriptor) } }
        let end = ContinuousClock.now + timeout
        while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            guard ContinuousClock.now < end else {
                throw Exit.cannotWrite("\(path) was not changed: another program has locked \(folder).\(hint)")
            }
            // flock(2) has no timeout.
            usleep(20_000)
        }
        return try work()
    }
}
