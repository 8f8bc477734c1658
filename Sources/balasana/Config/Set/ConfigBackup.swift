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
        let start = "\(path).\(HistoryTable.today)"
        var number = 1
        while true {
            let backup = number == 1 ? start : "\(start)-\(number)"
            do throws(StorageError) {
                try NewFile.write(bytes, to: backup)
                return backup
            } catch {
                guard error.code == EEXIST, number < 1000 else {
                    throw Exit.cannotWrite("\(path) was not changed: \(error).")
                }
                number += 1
            }
        }
    }
}
