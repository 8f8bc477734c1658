import Glibc

/// A lock by flock(2) on a file of its own, which exists only while the lock is held. The kernel gives the lock of a
/// killed process back.
public struct LockFile: Sendable {
    /// What came of an attempt to take a lock.
    public enum Attempt: Sendable {
        /// This process has it, until ``LockFile/release()``.
        case taken(LockFile)
        /// Another process has it.
        case busy
        /// There cannot be one here: the folder cannot be written, or its file system knows no locks.
        case impossible
    }

    private let descriptor: Int32
    private let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Tries once to take the lock of the file at `path`, which is made if it is missing; never waits.
    public static func take(_ path: String) -> Attempt {
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return .impossible }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isBusy = errno == EWOULDBLOCK || errno == EINTR
            close(descriptor)
            return isBusy ? .busy : .impossible
        }
        var (own, named) = (stat(), stat())
        guard fstat(descriptor, &own) == 0, lstat(path, &named) == 0, own.st_ino == named.st_ino,
            own.st_dev == named.st_dev
        else {
            // The process that had it has removed it meanwhile.
            close(descriptor)
            return .busy
        }
        FileOwner.ofNew(in: Folder.containing(path))?.take(descriptor)
        return .taken(LockFile(descriptor: descriptor, path: path))
    }

    /// Gives the lock back and removes its file.
    public func release() {
        unlink(path)
        close(descriptor)
    }
}
