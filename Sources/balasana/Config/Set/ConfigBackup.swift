import Glibc
import Platform
import Storage

/// A backup of a config.
enum ConfigBackup {
    /// Saves `bytes` next to the config at `path`, as `balasana.conf.2026-11-28`, or `balasana.conf.2026-11-28-2` and
    /// so on if that exists.
    ///
    /// - Returns: The path of the backup.
    /// - Throws: Exit status 73, after an error message, if it cannot be written.
    static func keep(_ bytes: [UInt8], beside path: String) throws -> String {
        var failure = StorageError(action: "write", path: path, code: EEXIST)
        for backup in names(beside: path) {
            do throws(StorageError) {
                try NewFile.write(bytes, to: backup)
                return backup
            } catch {
                failure = error
                if error.code != EEXIST { break }
            }
        }
        throw Exit.cannotWrite("\(path) was not changed: \(failure).")
    }

    /// Renames the file or folder that the config at `path` is, through symbolic links, to such a name: for one that
    /// this user cannot read or write.
    ///
    /// - Returns: The new path; nil where it cannot be renamed, as in a folder of another user.
    static func move(_ path: String) -> String? {
        guard let file = LinkChain.paths(from: path).last,
            let backup = names(beside: file).first(where: { name in
                var status = stat()
                return lstat(name, &status) != 0 && errno == ENOENT
            })
        else { return nil }
        return rename(file, backup) == 0 ? backup : nil
    }

    private static func names(beside path: String) -> some Sequence<String> {
        let start = "\(path).\(HistoryTable.today)"
        return (1...1000).lazy.map { $0 == 1 ? start : "\(start)-\($0)" }
    }
}
