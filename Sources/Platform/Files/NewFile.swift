import Glibc

/// Writing a file where there is none yet.
public enum NewFile {
    /// Makes a file at `path`, for the user alone, that holds `bytes`.
    ///
    /// - Throws: With the code `EEXIST` where something lies there, which stays as it is.
    public static func write(_ bytes: [UInt8], to path: String) throws(StorageError) {
        let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        do throws(StorageError) {
            try file.write(bytes)
            try file.sync()
        } catch {
            unlink(path)
            throw error
        }
    }
}
