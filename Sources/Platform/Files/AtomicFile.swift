import Glibc

/// Replaces files atomically: readers always find the complete old file or the complete new one, even after a crash.
public enum AtomicFile {
    /// Replaces the file at `path` by one that contains `bytes`.
    ///
    /// Missing folders are created with mode 0700, and a new file with mode 0600. A replaced file keeps its
    /// permissions. Symbolic links are followed, so a config in a repository stays there. After an error the old file
    /// is unchanged and no other file is left. The last step, syncing the folder, is the exception: if it fails, the
    /// new file is already in place.
    public static func write(_ bytes: [UInt8], to path: String) throws(StorageError) {
        let target = try target(of: path)
        let folder = Folder.containing(target)
        try Folder.create(folder)
        let temporary = try writeTemporary(bytes, beside: target)
        if rename(temporary, target) != 0 {
            let code = errno
            unlink(temporary)
            throw StorageError(action: "write", path: path, code: code)
        }
        try Folder.sync(folder)
    }

    /// Removes the temporary files of writers of `path` that were killed.
    public static func sweep(_ path: String) {
        let folder = Folder.containing(path)
        let start = "." + Folder.name(of: path) + "."
        for name in Folder.names(in: folder) where name.hasPrefix(start) && name.hasSuffix(".tmp") {
            let owner = name.dropFirst(start.count).prefix { $0.isASCII && $0.isNumber }
            if let pid = pid_t(owner), kill(pid, 0) != 0, errno == ESRCH { unlink(folder + "/" + name) }
        }
    }

    /// Writes `bytes` to a new file in the folder of `target`, syncs it and returns its path.
    private static func writeTemporary(_ bytes: [UInt8], beside target: String) throws(StorageError) -> String {
        var old = stat()
        let mode = stat(target, &old) == 0 ? old.st_mode & 0o777 : 0o600
        let start = Folder.containing(target) + "/." + Folder.name(of: target) + ".\(getpid())"
        var attempt = 0
        while true {
            let temporary = "\(start)-\(attempt).tmp"
            do throws(StorageError) {
                let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
                do throws(StorageError) {
                    try file.write(bytes)
                    try file.permit(mode)
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
