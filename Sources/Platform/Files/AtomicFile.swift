import Glibc

/// Replaces files atomically: readers always find the complete old file or the complete new one, even after a crash.
public enum AtomicFile {
    /// Replaces the file at `path` by one that contains `bytes`.
    ///
    /// Missing folders are created with mode 0700, and a new file with mode 0600. A replaced file keeps its
    /// permissions, its owner and its group as far as the process may set them. Files that root creates get the owner
    /// of their folder. Symbolic links are followed, so a config in a repository stays there. After an error the old
    /// file is unchanged and no other file is left. The last step, syncing the folder, is the exception: if it fails,
    /// the new file is already in place.
    public static func write(_ bytes: [UInt8], to path: String) throws(StorageError) {
        let target = try target(of: path)
        let folder = Folder.containing(target)
        try Folder.create(folder)
        // What killed writers have left may be what fills the disk.
        removeLeftovers(of: target)
        let temporary = try writeTemporary(bytes, beside: target)
        if rename(temporary, target) != 0 {
            let code = errno
            unlink(temporary)
            throw StorageError(action: "write", path: path, code: code)
        }
        try Folder.sync(folder)
    }

    /// The reason why ``write(_:to:)`` would fail for `path`; nil if it would not. The check writes nothing.
    public static func obstacle(to path: String) -> StorageError? {
        do throws(StorageError) {
            let target = try target(of: path)
            if let obstacle = Folder.obstacle(to: Folder.containing(target)) { return obstacle }
            var status = stat()
            guard lstat(target, &status) == 0 else { return nil }
            if status.st_mode & S_IFMT == S_IFDIR { throw StorageError(action: "write", path: path, code: EISDIR) }
            // A file without write permission can be replaced, but not one that is immutable (chattr(1)).
            if access(target, W_OK) != 0, errno == EPERM {
                throw StorageError(action: "write", path: path, code: EPERM)
            }
            return nil
        } catch {
            return error
        }
    }

    /// Removes the temporary files of writers of `path` that were killed. Each ``write(_:to:)`` does this, too.
    public static func sweep(_ path: String) {
        if let target = try? target(of: path) { removeLeftovers(of: target) }
    }

    private static func removeLeftovers(of target: String) {
        let folder = Folder.containing(target)
        let start = "." + Folder.name(of: target) + "."
        for name in Folder.names(in: folder) where name.hasPrefix(start) && name.hasSuffix(".tmp") {
            let writer = name.dropFirst(start.count).prefix { $0.isASCII && $0.isNumber }
            guard let pid = pid_t(writer), pid > 0 else { continue }
            let path = folder + "/" + name
            if kill(pid, 0) != 0 && errno == ESRCH || isOld(path) { unlink(path) }
        }
    }

    /// Whether the file at `path` was written more than a day ago: another process may have the number of its writer.
    private static func isOld(_ path: String) -> Bool {
        var (status, now) = (stat(), timespec())
        guard lstat(path, &status) == 0, clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
        return status.st_mtim.tv_sec < now.tv_sec - 86_400
    }

    /// Writes `bytes` to a new file in the folder of `target`, syncs it and returns its path.
    private static func writeTemporary(_ bytes: [UInt8], beside target: String) throws(StorageError) -> String {
        var old = stat()
        let isReplaced = stat(target, &old) == 0
        let mode = isReplaced ? old.st_mode & 0o777 : 0o600
        let owner = isReplaced ? FileOwner(old) : FileOwner.ofNew(in: Folder.containing(target))
        let start = Folder.containing(target) + "/." + Folder.name(of: target) + ".\(getpid())"
        var attempt = 0
        while true {
            let temporary = "\(start)-\(attempt).tmp"
            do throws(StorageError) {
                let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
                do throws(StorageError) {
                    try file.write(bytes)
                    let hasGroup = owner.map { file.give(to: $0) } ?? true
                    // Another group gets no more than others have.
                    try file.permit(hasGroup ? mode : mode & 0o707 | (mode & 0o007) << 3)
                    try file.sync()
                } catch {
                    unlink(temporary)
                    throw error
                }
                return temporary
            } catch {
                // Another thread of this process is writing the same file.
                guard error.code == EEXIST, attempt < 100 else {
                    throw StorageError(action: "write", path: target, code: error.code)
                }
                attempt += 1
            }
        }
    }

    /// The file at the end of the symbolic links from `path`; it need not exist.
    private static func target(of path: String) throws(StorageError) -> String {
        let paths = LinkChain.paths(from: path)
        let last = paths[paths.count - 1]
        if LinkChain.target(of: last) != nil { throw StorageError(action: "write", path: path, code: ELOOP) }
        return last
    }
}
