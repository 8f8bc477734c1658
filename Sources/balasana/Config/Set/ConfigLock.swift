import Glibc
import Platform
import Storage

/// Keeps other commands of ours from changing the config between the reading and the writing of it.
enum ConfigLock {
    /// Does `work` while no other command holds the lock on the folder of the config at `path`, which is created if
    /// missing. Where no lock is possible, as on some file systems, `work` is done without one.
    ///
    /// - Parameters:
    ///   - hint: Text behind the error message.
    ///   - patience: How long to wait for another command.
    /// - Throws: Exit status 73, after an error message, where another command holds the lock for longer; the errors of
    ///   `work`.
    static func held<Outcome>(
        on path: String, hint: String = "", patience: Duration = .seconds(10), _ work: () throws -> Outcome
    ) throws -> Outcome {
        let folder = Folder.containing(path)
        try? Folder.create(folder)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Closing it gives the lock back.
        defer { if descriptor >= 0 { close(descriptor) } }
        let end = ContinuousClock.now + patience
        while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            guard ContinuousClock.now < end else {
                throw Exit.cannotWrite("\(path) was not changed: another program has locked \(folder).\(hint)")
            }
            // flock(2) has no time limit of its own.
            usleep(20_000)
        }
        return try work()
    }
}
