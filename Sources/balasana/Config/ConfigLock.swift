import Glibc
import Storage

/// Keeps other commands of ours from changing the config between the reading and the writing of it.
enum ConfigLock {
    /// Does `work` when no other command of this user is at it.
    ///
    /// Where the file system knows no locks it is done all the same.
    static func held<Outcome>(_ work: () throws -> Outcome) rethrows -> Outcome {
        // The config's own folder may still have to be made; the home is there.
        let home = open(Environment.current["HOME"] ?? "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Closing it gives the lock back.
        defer { if home >= 0 { close(home) } }
        while home >= 0, flock(home, LOCK_EX) != 0, errno == EINTR {}
        return try work()
    }
}
