import Glibc
import Storage

/// A config that is kept under another name.
enum ConfigBackup {
    /// Keeps `bytes` beside the config at `path`, as `balasana.conf.2026-11-28` or with a number behind that.
    ///
    /// - Returns: Where it is kept.
    /// - Throws: Exit status 73, after saying so, where it cannot be.
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
                    throw Exit.cannotWrite("\(path) stays as it is: \(error).")
                }
                number += 1
            }
        }
    }
}
